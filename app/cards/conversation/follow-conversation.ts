import type { Answer } from '../../../src/api/answer';
import type { ConversationView, NewsView, RecordView } from '../../../src/api/conversation';
import { askRingback } from '../ask-ringback';
import { pollPace } from './poll-pace';

export type Refusal = Extract<Answer<never>, { ok: false }>;

/** How the contact's conversation stands on this screen. */
export type ConversationState =
  | { readonly phase: 'loading' }
  | { readonly phase: 'failed'; readonly refusal: Refusal }
  /** `behind`: the last look for news failed, so what is shown may be old. */
  | { readonly phase: 'shown'; readonly view: RecordView; readonly behind?: Refusal };

/** A conversation that is being followed. */
export interface Following {
  /** Asks for everything again, at once. */
  reload(): void;
  /** Shows what a change answered, which is newer than any look for news still under way. */
  take(view: ConversationView): void;
  stop(): void;
}

/** More than an answer's time on the way: somebody moved the backend's clock, and what is due has changed. */
const CLOCK_MOVED_MS = 30_000;

/**
 * Asks for a contact's conversation in one request and then for news, for as long as somebody looks: what
 * arrives appears without a reload, and a backend that was away is found again.
 *
 * @param show called with each new state; what is shown stays when a look for news fails
 */
export function followConversation(
  contactId: string,
  show: (state: ConversationState) => void,
): Following {
  let state: ConversationState = { phase: 'loading' };
  let shownAt = Date.now();
  // Counts what was asked for and shown; an answer to an older question is dropped.
  let turn = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  function become(next: ConversationState): void {
    state = next;
    show(next);
  }

  function display(view: RecordView): void {
    shownAt = Date.now();
    become({ phase: 'shown', view });
  }

  function failed(refusal: Refusal): void {
    if (state.phase === 'shown') become({ ...state, behind: refusal });
    else become({ phase: 'failed', refusal });
  }

  async function load(): Promise<void> {
    turn += 1;
    const mine = turn;
    const answer = await askRingback<RecordView>('/api/conversation', { contactId });
    if (mine !== turn) return;
    if (answer.ok) display(answer.value);
    else failed(answer);
  }

  async function look(): Promise<void> {
    if (state.phase !== 'shown' || state.view.kind === 'none') return load();
    const { view } = state;
    const asked = turn;
    const news = await askRingback<NewsView>('/api/conversation/news', {
      conversationId: view.conversationId,
    });
    if (asked !== turn) return;
    if (!news.ok) return failed(news);
    const expected = view.now + Date.now() - shownAt;
    const clockMoved = Math.abs(news.value.now - expected) > CLOCK_MOVED_MS;
    if (news.value.version !== view.version || clockMoved) return load();
    if (state.behind !== undefined) become({ phase: 'shown', view });
  }

  function planNextLook(): void {
    clearTimeout(timer);
    if (stopped) return;
    timer = setTimeout(() => void look().then(planNextLook), pollPace(Date.now() - shownAt));
  }

  show(state);
  void load().then(planNextLook);
  return {
    reload: () => {
      if (state.phase === 'failed') become({ phase: 'loading' });
      void load().then(planNextLook);
    },
    take: (view) => {
      turn += 1;
      display(view);
      planNextLook();
    },
    stop: () => {
      stopped = true;
      turn += 1;
      clearTimeout(timer);
    },
  };
}
