import { useRef, useState } from 'react';
import type { Answer } from '../../src/api/answer';
import { askRingback } from './ask-ringback';

type Refusal = Extract<Answer<never>, { ok: false }>;

export interface Change<Value> {
  readonly busy: boolean;
  readonly refused: Refusal | undefined;
  /** Asks for the change. @returns what came of it; undefined when it was refused, which is shown */
  make(body: Readonly<Record<string, unknown>>): Promise<Value | undefined>;
  /** Forgets a refusal. */
  clear(): void;
}

/**
 * A button's change. The same change that is tried again, because no answer came, keeps its key, so that it
 * counts once; anything else gets a new one.
 */
export function useChange<Value>(path: `/api/${string}`): Change<Value> {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refusal>();
  const open = useRef<{ readonly body: string; readonly key: string }>();
  return {
    busy,
    refused,
    clear: () => setRefused(undefined),
    make: async (body) => {
      const told = JSON.stringify(body);
      const key = open.current?.body === told ? open.current.key : crypto.randomUUID();
      open.current = { body: told, key };
      setBusy(true);
      const answer = await askRingback<Value>(path, { ...body, idempotencyKey: key });
      setBusy(false);
      setRefused(answer.ok ? undefined : answer);
      if (!answer.ok) return undefined;
      open.current = undefined;
      return answer.value;
    },
  };
}
