import { useState } from 'react';
import type { EarlierView, ThreadEntry } from '../../../src/api/conversation';
import { askRingback } from '../ask-ringback';
import type { Refusal } from '../conversation/follow-conversation';

/** The part of a thread that came before what the conversation was opened with. */
export interface Earlier {
  /** Oldest first. */
  readonly entries: readonly ThreadEntry[];
  readonly hasEarlier: boolean;
  readonly busy: boolean;
  readonly refused: Refusal | undefined;
  /** Asks for the page before the oldest entry that is there. */
  more(): void;
}

/** Older entries are fetched when they are wanted, a page at a time, and stay while the thread goes on. */
export function useEarlier(
  conversationId: string,
  thread: readonly ThreadEntry[],
  hasEarlier: boolean,
): Earlier {
  const [fetched, setFetched] = useState<EarlierView>();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refusal>();
  const entries = fetched?.thread ?? [];
  const oldest = entries[0] ?? thread[0];
  const fetchMore = async (): Promise<void> => {
    if (oldest === undefined) return;
    setBusy(true);
    const answer = await askRingback<EarlierView>('/api/conversation/earlier', {
      conversationId,
      before: { at: oldest.at, id: oldest.id },
    });
    setBusy(false);
    setRefused(answer.ok ? undefined : answer);
    if (answer.ok)
      setFetched({
        thread: [...answer.value.thread, ...entries],
        hasEarlier: answer.value.hasEarlier,
      });
  };
  return {
    entries: withoutShown(entries, thread),
    hasEarlier: fetched?.hasEarlier ?? hasEarlier,
    ...{ busy, refused },
    more: () => void fetchMore(),
  };
}

/** News move the page that the conversation is opened with; nothing stands there twice. */
function withoutShown(
  entries: readonly ThreadEntry[],
  thread: readonly ThreadEntry[],
): readonly ThreadEntry[] {
  const shown = new Set(thread.map(({ id }) => id));
  return entries.filter(({ id }) => !shown.has(id));
}
