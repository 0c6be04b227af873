import { useCallback, useState } from 'react';
import type { ConversationView } from '../../../src/api/conversation';
import { askRingback } from '../ask-ringback';
import type { Refusal } from './follow-conversation';

/** A door that changes something in a conversation; all of them answer how it stands then. */
export type ChangeDoor = 'close-lead' | 'reopen-lead' | 'assign' | 'pause' | 'opt-out' | 'opt-in';

export interface Change {
  /** What is under way, as `label` named it. */
  readonly busy: string | undefined;
  readonly refused: Refusal | undefined;
  /**
   * Makes one change, with one idempotency key: HubSpot may deliver the request twice, and it counts once.
   *
   * @param label which button this is, to show it busy
   * @returns whether it was made
   */
  make(label: string, door: ChangeDoor, body: Readonly<Record<string, unknown>>): Promise<boolean>;
}

/** One change at a time in a conversation, and what was refused of it. */
export function useChange(conversationId: string, take: (view: ConversationView) => void): Change {
  const [busy, setBusy] = useState<string>();
  const [refused, setRefused] = useState<Refusal>();
  const make = useCallback<Change['make']>(
    async (label, door, body) => {
      setBusy(label);
      setRefused(undefined);
      const answer = await askRingback<ConversationView>(`/api/conversation/${door}`, {
        conversationId,
        ...body,
        idempotencyKey: crypto.randomUUID(),
      });
      setBusy(undefined);
      if (answer.ok) take(answer.value);
      else setRefused(answer);
      return answer.ok;
    },
    [conversationId, take],
  );
  return { busy, refused, make };
}
