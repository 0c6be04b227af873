import type { LeadResult, LeadState } from '../../../src/api/conversation';

interface Shown {
  readonly label: string;
  readonly tone: 'danger' | 'warning' | 'info' | 'success' | 'default';
}

/** How each state of a lead is called and coloured. */
export const LEAD_STATES: Readonly<Record<LeadState, Shown>> = {
  open: { label: 'Open: not answered yet', tone: 'warning' },
  engaged: { label: 'Engaged: the caller wrote back', tone: 'info' },
  reached: { label: 'Reached', tone: 'success' },
  booked: { label: 'Booked', tone: 'success' },
  won: { label: 'Won', tone: 'success' },
  lost: { label: 'Lost', tone: 'default' },
  opted_out: { label: 'Opted out of texts', tone: 'danger' },
  expired: { label: 'Expired', tone: 'default' },
};

/** What a person may say became of a lead, in the order in which it happens. */
export const LEAD_RESULTS: readonly LeadResult[] = ['reached', 'booked', 'won', 'lost'];
