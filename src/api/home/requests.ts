import { z } from 'zod';

const ownerId = z.string().regex(/^[0-9]{1,18}$/);
/** A phone number as people write it, or its end; the national part is what all ways of writing share. */
const search = z
  .string()
  .trim()
  .max(60, 'Search for at most 60 characters.')
  .regex(/[0-9]/, 'Type the last digits of a phone number.')
  .transform((text) => text.replace(/[^0-9]/g, ''));
const date = z.iso.date('This is no date.');
/** What a page gave as `next`. */
const after = z.string().max(200);

const MOST_DAYS = 366;

const span = z
  .strictObject({ from: date, to: date })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'The end is before the beginning.' })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) < MOST_DAYS * 86_400_000, {
    path: ['from'],
    error: `Choose at most ${MOST_DAYS} days.`,
  });

/** Today, so many days up to today, or chosen days, in the portal's time zone. */
const chosenSpan = z.union([z.enum(['today', 'last_7_days', 'last_30_days']), span]);

const calls = {
  span: chosenSpan.default('last_7_days'),
  lineId: z.uuid().optional(),
  location: z.string().max(60).optional(),
  outcome: z.enum(['answered', 'missed', 'voicemail', 'abandoned', 'blocked']).optional(),
  texted: z.enum(['texted', 'waiting', 'failed', 'not_texted', 'no_text_needed']).optional(),
  /** A code of `filters.reasons`. */
  reason: z.string().max(60).optional(),
  /** The caller's number, or its last digits. */
  search: search.optional(),
};

/** What each door under `/api/home` takes. */
export const HOME_REQUESTS = {
  inbox: z.strictObject({
    /** `open`: open leads, most urgent first; `all`: every conversation, latest first. */
    show: z.enum(['open', 'all']).default('open'),
    lineId: z.uuid().optional(),
    location: z.string().max(60).optional(),
    /** `nobody`: leads without an owner. */
    owner: z.union([ownerId, z.literal('nobody')]).optional(),
    turn: z.enum(['us', 'them']).optional(),
    late: z.boolean().optional(),
    /** The number, or its last digits. */
    search: search.optional(),
    after: after.optional(),
  }),
  answerBox: z.strictObject({ conversationId: z.uuid() }),
  calls: z.strictObject({ ...calls, after: after.optional() }),
  exportCalls: z.strictObject(calls),
  numbers: z.strictObject({ span: chosenSpan.default('today') }),
  health: z.strictObject({}),
} as const;

export type InboxRequest = z.input<typeof HOME_REQUESTS.inbox>;
export type CallsRequest = z.input<typeof HOME_REQUESTS.calls>;
export type NumbersRequest = z.input<typeof HOME_REQUESTS.numbers>;
