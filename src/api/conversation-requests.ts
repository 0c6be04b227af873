import { z } from 'zod';

const contactId = z
  .string()
  .regex(/^[1-9][0-9]{0,17}$/, 'This record has no id that HubSpot could have given.');
const conversationId = z.uuid('This conversation has no valid id.');
/** Made by the card, one for each press of a button: HubSpot may deliver a request twice. */
const idempotencyKey = z.uuid('The request has no valid key.').toLowerCase();

const change = { conversationId, idempotencyKey };

/** As long as Telnyx's ten segments can be; what a text really costs is counted by the server. */
export const MAX_BODY = 1_600;
/** Telnyx takes no more pictures in one text. */
export const MAX_MEDIA = 10;

const text = {
  lineId: z.uuid('Choose a line.').optional(),
  body: z.string().max(MAX_BODY, `A text can have ${MAX_BODY} characters. Shorten it.`),
  mediaUrls: z
    .array(
      z
        .url({
          protocol: /^https$/,
          error: 'A picture needs an address that begins with https://.',
        })
        .max(2_000, 'This address is too long.'),
    )
    .max(MAX_MEDIA, `A text can carry ${MAX_MEDIA} pictures.`)
    .default([]),
};

const reason = z
  .string()
  .trim()
  .min(3, 'Say why, in a few words: it is kept as the record of their consent.')
  .max(500, 'Say it in at most 500 characters.');

/** What each door under `/api/conversation` takes. */
export const CONVERSATION_REQUESTS = {
  open: z.object({ contactId }),
  start: z.object({ contactId, idempotencyKey }),
  news: z.object({ conversationId }),
  /** `before`: the oldest entry that is shown. */
  earlier: z.object({
    conversationId,
    before: z.object({ at: z.number().int().positive(), id: z.string().max(60) }),
  }),
  previewText: z.object({ conversationId, ...text }),
  send: z.object({ ...change, ...text }),
  closeLead: z.object({
    ...change,
    leadId: z.uuid('This lead has no valid id.'),
    result: z.enum(['reached', 'booked', 'won', 'lost']),
  }),
  reopenLead: z.object({ ...change, leadId: z.uuid('This lead has no valid id.') }),
  /** `null`: nobody. */
  assign: z.object({
    ...change,
    ownerId: z
      .string()
      .regex(/^[0-9]{1,18}$/, 'Choose an owner from the list.')
      .nullable(),
  }),
  pause: z.object({ ...change, paused: z.boolean() }),
  optOut: z.object({ ...change, reason }),
  optIn: z.object({ ...change, reason }),
} as const;
