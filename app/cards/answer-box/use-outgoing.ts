import { useCallback, useState } from 'react';
import type { ConversationView } from '../../../src/api/conversation';
import { askRingback } from '../ask-ringback';
import { type Draft, notInThread, type Outgoing } from './outgoing';

export interface Outbox {
  /** Oldest first; shown below the thread until it holds them. */
  readonly outgoing: readonly Outgoing[];
  send(draft: Draft): void;
  /** Tries a refused one again, as the same text. */
  retry(text: Outgoing): void;
  /** Takes a refused one off the screen. */
  drop(text: Outgoing): void;
}

/** Sends texts of a conversation; each is on the screen at once and never goes out twice. */
export function useOutgoing(
  view: ConversationView,
  take: (view: ConversationView) => void,
): Outbox {
  const [texts, setTexts] = useState<readonly Outgoing[]>([]);
  const { conversationId } = view;

  const attempt = useCallback(
    async (text: Outgoing) => {
      const { key, draft } = text;
      const underWay: Outgoing = { key, draft };
      setTexts((before) => [...before.filter((other) => other.key !== key), underWay]);
      const answer = await askRingback<ConversationView>('/api/conversation/send', {
        conversationId,
        body: draft.body,
        mediaUrls: draft.mediaUrls,
        ...(draft.lineId !== undefined && { lineId: draft.lineId }),
        idempotencyKey: key,
      });
      if (answer.ok) {
        take(answer.value);
        setTexts((before) => before.filter((other) => other.key !== key));
      } else {
        setTexts((before) =>
          before.map((other) => (other.key === key ? { ...other, refused: answer } : other)),
        );
      }
    },
    [conversationId, take],
  );

  return {
    outgoing: notInThread(texts, view.thread),
    send: (draft) => void attempt({ key: crypto.randomUUID(), draft }),
    retry: (text) => void attempt(text),
    drop: (text) => setTexts((before) => before.filter((other) => other.key !== text.key)),
  };
}
