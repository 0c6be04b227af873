import { useCallback, useEffect, useRef, useState } from 'react';
import { inWords } from './ask';

const EVERY_MS = 1_000;

export interface Polled<Value> {
  readonly value: Value | undefined;
  /** Why the last look failed; the value before stays. */
  readonly problem: string | undefined;
  readonly refresh: () => void;
}

/**
 * Looks again every second, so that the page shows by itself what happens. A look that brings nothing new
 * draws nothing anew.
 *
 * @param key what is looked at: with another key the value before is dropped
 */
export function usePolled<Value>(key: string, look: () => Promise<Value>): Polled<Value> {
  const [seen, setSeen] = useState<{ key: string; text: string; value: Value }>();
  const [problem, setProblem] = useState<string>();
  const latest = useRef(look);
  latest.current = look;
  const once = useCallback(async () => {
    try {
      const value = await latest.current();
      const text = JSON.stringify(value) ?? '';
      setSeen((before) =>
        before?.key === key && before.text === text ? before : { key, text, value },
      );
      setProblem(undefined);
    } catch (error) {
      setProblem(inWords(error));
    }
  }, [key]);
  useEffect(() => {
    let over = false;
    let timer: number | undefined;
    const round = async (): Promise<void> => {
      await once();
      if (!over) timer = window.setTimeout(() => void round(), EVERY_MS);
    };
    void round();
    return () => {
      over = true;
      window.clearTimeout(timer);
    };
  }, [once]);
  return {
    value: seen?.key === key ? seen.value : undefined,
    problem,
    refresh: () => void once(),
  };
}
