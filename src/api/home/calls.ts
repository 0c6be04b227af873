import type { HomeFilters } from './inbox';

// `POST /api/home/calls`: every call, latest first, and why its caller was or was not texted.

export interface CallsPage {
  readonly rows: readonly CallRow[];
  /** Hand back to get the rows after these; absent on the last page. */
  readonly next?: string;
  readonly total: number;
  readonly filters: Pick<HomeFilters, 'lines' | 'locations'> & {
    /** The reasons that occur in the chosen time, most frequent first. */
    readonly reasons: readonly {
      readonly code: string;
      readonly say: string;
      readonly calls: number;
    }[];
  };
}

export type TextedOrNot = 'texted' | 'waiting' | 'failed' | 'not_texted' | 'no_text_needed';

export interface CallRow {
  readonly id: string;
  /** Epoch ms. */
  readonly at: number;
  /** In the time of the line. */
  readonly atSaid: string;
  /** As HubSpot knows them; absent where it knows no name. */
  readonly name?: string;
  readonly callerSaid: string;
  readonly contactId?: string;
  readonly line?: string;
  readonly location?: string;
  readonly outcome: 'answered' | 'missed' | 'voicemail' | 'abandoned' | 'blocked' | 'ringing';
  readonly outcomeSaid: string;
  readonly rangSeconds?: number;
  readonly texted: TextedOrNot;
  /** "Texted back, delivered", "Not texted: the number is a landline." */
  readonly say: string;
  /** Every rule that spoke, in words. */
  readonly reasons: readonly string[];
}

/** `POST /api/home/calls/export`: the chosen calls as CSV, behind an address that works for a few minutes. */
export interface CallsExport {
  readonly url: string;
  readonly validMinutes: number;
  readonly calls: number;
}
