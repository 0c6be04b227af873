import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answer } from '../../src/api/answer';
import { askRingback } from './ask-ringback';

type Refusal = Extract<Answer<never>, { ok: false }>;

/** How a question stands. What was shown stays while it is asked anew. */
export interface AnswerState<Value> {
  readonly value: Value | undefined;
  readonly refused: Refusal | undefined;
  readonly loading: boolean;
  /** Asks again. */
  reload(): void;
}

/**
 * Asks a reading door, and again whenever the question changes. An answer to an older question is dropped.
 *
 * @param path undefined: asks nothing yet
 */
export function useAnswer<Value>(
  path: `/api/${string}` | undefined,
  body: Readonly<Record<string, unknown>>,
): AnswerState<Value> {
  // As text, since the body is a new object at each render.
  const told = JSON.stringify(body);
  const [value, setValue] = useState<Value>();
  const [refused, setRefused] = useState<Refusal>();
  const [loading, setLoading] = useState(path !== undefined);
  const [asked, setAsked] = useState(0);
  const latest = useRef<string>();
  useEffect(() => {
    if (path === undefined) return;
    const mark = `${asked} ${path} ${told}`;
    latest.current = mark;
    setLoading(true);
    const question: Readonly<Record<string, unknown>> = JSON.parse(told);
    void askRingback<Value>(path, question).then((answer) => {
      if (latest.current !== mark) return;
      setLoading(false);
      setRefused(answer.ok ? undefined : answer);
      if (answer.ok) setValue(answer.value);
    });
  }, [path, told, asked]);
  const reload = useCallback(() => setAsked((count) => count + 1), []);
  return { value, refused, loading, reload };
}
