import type { ThreadEntry } from '../../../src/api/conversation';
import type { Refusal } from '../conversation/follow-conversation';

/** What a person wrote and where it goes out from. */
export interface Draft {
  readonly body: string;
  readonly mediaUrls: readonly string[];
  readonly lineId: string | undefined;
}

/**
 * A text on its way from this screen. The key stays with it for as many tries as it takes, so that it goes
 * out once however often it is tried.
 */
export interface Outgoing {
  readonly key: string;
  readonly draft: Draft;
  /** Absent while it is under way. */
  readonly refused?: Refusal;
}

/** Those that the thread does not hold yet: a text's id in the thread is the key that it was sent with. */
export function notInThread(
  outgoing: readonly Outgoing[],
  thread: readonly ThreadEntry[],
): readonly Outgoing[] {
  return outgoing.filter(({ key }) => !thread.some(({ id }) => id === key));
}
