/**
 * What `/api/conversation…` answers. Times are epoch ms; `…Said` is the same in words, in the line's own time.
 */
export type RecordView = ConversationView | NoConversationView;

/** The contact has no calls or texts with the business yet, or no phone number at all. */
export interface NoConversationView {
  readonly kind: 'none';
  readonly reason: string;
  readonly cure: string;
  /** Whom `/api/conversation/start` would begin to write with; absent when HubSpot has no number for them. */
  readonly start?: { readonly numberSaid: string };
}

/** Everything the card shows of one contact, in one answer. */
export interface ConversationView {
  readonly kind: 'conversation';
  readonly conversationId: string;
  /** Changes whenever anything else in here does, but for `now`. */
  readonly version: string;
  /** The backend's clock, which decides what is late. */
  readonly now: number;
  readonly caller: CallerView;
  readonly lead?: LeadView;
  readonly nextStep: NextStepView;
  readonly warnings: readonly WarningView[];
  /** Oldest first; the latest ones when `hasEarlier`. */
  readonly thread: readonly ThreadEntry[];
  readonly hasEarlier: boolean;
  readonly answerBox: AnswerBoxView;
  readonly owners: readonly OwnerView[];
  readonly automationPaused: boolean;
  readonly optedOut?: { readonly say: string };
}

export interface CallerView {
  /** The one they used last: answers go to it. */
  readonly number: string;
  readonly numberSaid: string;
  /** Other numbers of the same contact, whose calls and texts are in the thread too. */
  readonly otherNumbersSaid: readonly string[];
}

export type LeadState =
  | 'open'
  | 'engaged'
  | 'reached'
  | 'booked'
  | 'won'
  | 'lost'
  | 'opted_out'
  | 'expired';

/** What a person may say became of a lead. */
export type LeadResult = Extract<LeadState, 'reached' | 'booked' | 'won' | 'lost'>;

export interface LeadView {
  readonly id: string;
  readonly state: LeadState;
  readonly openedSaid: string;
  /** When it was closed and by whom, in words; absent while it is open. */
  readonly closedSaid?: string;
  readonly ownerId?: string;
}

export interface NextStepView {
  /** What to do, one sentence. */
  readonly say: string;
  readonly turn: 'us' | 'them' | 'nobody';
  readonly due?: DueView;
}

/** When the promise runs out. Only open hours count: while closed, the time left stands still. */
export interface DueView {
  readonly at: number;
  readonly atSaid: string;
  /** Open time left at `now`; negative when late. */
  readonly leftMs: number;
  /** Until when `leftMs` runs down; absent while the line is closed. */
  readonly runsUntil?: number;
  /** When it starts to run down again, in words; only while closed. */
  readonly opensSaid?: string;
}

export interface WarningView {
  readonly tone: 'info' | 'warning' | 'danger';
  readonly title: string;
  readonly cure: string;
}

export type ThreadEntry = CallEntry | TextEntry | NoteEntry | TaskEntry;

interface EntryBase {
  readonly id: string;
  readonly at: number;
  readonly atSaid: string;
}

export interface CallEntry extends EntryBase {
  readonly kind: 'call';
  readonly outcome: 'answered' | 'missed' | 'voicemail' | 'abandoned' | 'blocked' | 'ringing';
  /** "Missed call to Front desk, rang 18 seconds". */
  readonly say: string;
  /** What was done about it: "Not texted: landline. Task for the owner, due 14:20". */
  readonly verdict?: { readonly say: string; readonly reasons: readonly string[] };
  readonly voicemail?: {
    readonly seconds: number;
    readonly url?: string;
    readonly transcript?: string;
  };
}

/** The `id` of a text that a card sent is the idempotency key it was sent with. */
export interface TextEntry extends EntryBase {
  readonly kind: 'text';
  readonly direction: 'in' | 'out';
  readonly body: string;
  readonly mediaUrls: readonly string[];
  /** Who wrote it: the caller, a person of the business, or Ringback. */
  readonly by: string;
  readonly line?: string;
  /** Of a text that goes out. */
  readonly delivery?: {
    readonly tone: 'default' | 'success' | 'warning' | 'danger';
    readonly say: string;
    readonly cure?: string;
  };
}

export interface NoteEntry extends EntryBase {
  readonly kind: 'note';
  readonly say: string;
}

export interface TaskEntry extends EntryBase {
  readonly kind: 'task';
  readonly say: string;
  readonly done: boolean;
}

export interface AnswerBoxView {
  /** Why no text can be sent, and what to do instead. */
  readonly closed?: { readonly reason: string; readonly cure: string };
  readonly lines: readonly LineChoice[];
  readonly lineId?: string;
  readonly wordings: readonly WordingChoice[];
}

export interface LineChoice {
  readonly id: string;
  readonly name: string;
  readonly numberSaid: string;
}

/** A text to begin from, its fields filled in for this caller. */
export interface WordingChoice {
  readonly id: string;
  readonly name: string;
  readonly body: string;
}

export interface OwnerView {
  readonly id: string;
  readonly name: string;
}

/** What `/api/conversation/earlier` answers: the entries before those that are shown, oldest first. */
export interface EarlierView {
  readonly thread: readonly ThreadEntry[];
  readonly hasEarlier: boolean;
}

/** What the cheap door answers, asked again and again. */
export interface NewsView {
  readonly version: string;
  readonly now: number;
}

/** What a text would cost and whether it should go out now. */
export interface TextPreview {
  readonly encoding: 'GSM-7' | 'UCS-2';
  readonly characters: number;
  readonly segments: number;
  readonly perSegment: number;
  readonly unicodeCause?: readonly string[];
  /** Words that Ringback puts behind a first text: how to stop. They are counted already. */
  readonly added?: string;
  /** The same text without what needlessly makes it Unicode, when there is such a thing. */
  readonly plainBody?: string;
  readonly warnings: readonly WarningView[];
}
