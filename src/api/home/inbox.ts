import type { AnswerBoxView, DueView, LeadState } from '../conversation';

// `POST /api/home/inbox`: the portal's open leads, most urgent first, or all its conversations, latest first. Times are epoch ms; `…Said` is the
// same in words, in the time of the line.

export interface InboxPage {
  /** The backend's clock, which decides what is late. */
  readonly now: number;
  readonly rows: readonly InboxRow[];
  /** Hand back to get the rows after these; absent on the last page. */
  readonly next?: string;
  /** Open leads of the chosen line, location, owner and number, whatever their turn or lateness. */
  readonly counts: InboxCounts;
  readonly filters: HomeFilters;
}

export interface InboxCounts {
  readonly open: number;
  readonly late: number;
  /** Open leads by whose turn it is. */
  readonly ours: number;
  readonly theirs: number;
}

/** What there is to filter by, for the selects. */
export interface HomeFilters {
  readonly lines: readonly { readonly id: string; readonly name: string }[];
  readonly locations: readonly string[];
  readonly owners: readonly { readonly id: string; readonly name: string }[];
}

export interface InboxRow {
  readonly conversationId: string;
  /** As HubSpot knows them; absent where it knows no name. */
  readonly name?: string;
  readonly numberSaid: string;
  /** The HubSpot record; absent until HubSpot has one. */
  readonly contactId?: string;
  readonly lead?: {
    readonly id: string;
    readonly state: LeadState;
    readonly openedSaid: string;
    readonly closedSaid?: string;
    readonly ownerName?: string;
    readonly due?: DueView;
  };
  readonly turn: 'us' | 'them' | 'nobody';
  /** Whose turn, and what is to do, in one short sentence. */
  readonly say: string;
  readonly line?: string;
  readonly location?: string;
  /** The last thing that was said or happened. */
  readonly last?: {
    readonly by: 'caller' | 'business' | 'ringback';
    readonly say: string;
    readonly atSaid: string;
  };
  readonly optedOut: boolean;
}

/** `POST /api/home/answer-box`: what is needed to answer one of the rows on the spot. */
export interface QuickAnswerView {
  readonly conversationId: string;
  /** The last few entries, oldest first, in words. */
  readonly lately: readonly {
    readonly id: string;
    readonly by: string;
    readonly say: string;
    readonly atSaid: string;
  }[];
  readonly answerBox: AnswerBoxView;
}
