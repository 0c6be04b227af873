import { useRef, useState } from 'react';
import type { Answer } from '../../../src/api/answer';
import { askRingback } from '../ask-ringback';

type Refusal = Extract<Answer<never>, { ok: false }>;

/** What is sent. */
interface Text {
  readonly body: string;
  readonly lineId?: string;
}

/** Sends a text of one conversation. The same text that is tried again keeps its key, so that it goes out once. */
export function useSend(conversationId: string): {
  readonly busy: boolean;
  readonly refused: Refusal | undefined;
  /** @returns whether Ringback has it now */
  send(text: Text): Promise<boolean>;
} {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refusal>();
  const tried = useRef<{ readonly text: string; readonly key: string }>();
  return {
    busy,
    refused,
    send: async (text) => {
      const told = JSON.stringify(text);
      const key = tried.current?.text === told ? tried.current.key : crypto.randomUUID();
      tried.current = { text: told, key };
      setBusy(true);
      const answer = await askRingback('/api/conversation/send', {
        ...{ ...text, conversationId },
        idempotencyKey: key,
      });
      setBusy(false);
      setRefused(answer.ok ? undefined : answer);
      return answer.ok;
    },
  };
}
