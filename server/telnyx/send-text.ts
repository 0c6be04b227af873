import type Telnyx from 'telnyx';
import { APIConnectionError, APIError } from 'telnyx';
import { z } from 'zod';
import type { SendOutcome } from '../../src/sending/send-outcome';
import { isInDoubt, isLandline, meaningOf } from './error-table';

export interface OutgoingText {
  readonly from: string;
  readonly to: string;
  readonly text: string;
  readonly mediaUrls: readonly string[];
  /** Where Telnyx reports on this very text: the handle by which a text of unknown fate is found again. */
  readonly reportUrl: string;
  /** How many times this text was tried, this one included. */
  readonly attempts: number;
}

const acceptedSchema = z.object({
  data: z.object({
    id: z.string().min(1),
    to: z.array(z.object({ line_type: z.string().nullish() })).catch([]),
  }),
});

/**
 * Makes one request for one text and says what came of it (promise 4). Never repeats anything; never
 * throws for anything that Telnyx or the network does.
 */
export async function sendText(telnyx: Telnyx, text: OutgoingText): Promise<SendOutcome> {
  try {
    const answer: unknown = await telnyx.messages.send(
      {
        from: text.from,
        to: text.to,
        webhook_url: text.reportUrl,
        ...(text.text === '' ? {} : { text: text.text }),
        ...(text.mediaUrls.length === 0 ? {} : { media_urls: [...text.mediaUrls] }),
      },
      { maxRetries: 0 },
    );
    const accepted = acceptedSchema.safeParse(answer);
    if (!accepted.success)
      return { kind: 'unknown', detail: 'Telnyx answered something unreadable.' };
    const { id, to } = accepted.data.data;
    return { kind: 'accepted', telnyxId: id, landline: isLandline(to[0]?.line_type) };
  } catch (error) {
    return readSendError(error, text.attempts);
  }
}

const errorBodySchema = z.object({
  errors: z
    .array(
      z.object({
        code: z.coerce.string(),
        title: z.string().catch(''),
        detail: z.string().nullish(),
      }),
    )
    .min(1),
});

function readSendError(error: unknown, attempts: number): SendOutcome {
  if (
    !(error instanceof APIError) ||
    error instanceof APIConnectionError ||
    error.status === undefined
  ) {
    // The connection stood before we asked, so a break from here on proves nothing either way.
    return { kind: 'unknown', detail: error instanceof Error ? error.message : String(error) };
  }
  const body = errorBodySchema.safeParse(error.error);
  const first = body.success ? body.data.errors[0] : undefined;
  const detail = [first?.code, first?.title ?? `HTTP ${error.status}`].filter(Boolean).join(' ');

  if (error.status === 429) {
    return {
      kind: 'not_now',
      failure: 'rate_limited',
      detail,
      retryAfterMs: readReset(error.headers),
    };
  }
  // A 4xx counts as a definite no only when it carries Telnyx's own error body (reference 5.2).
  if (error.status >= 500 || error.status === 408 || first === undefined || isInDoubt(first.code)) {
    if (error.status === 401 || error.status === 403)
      return { kind: 'refused', failure: 'key_refused', detail };
    return { kind: 'unknown', detail };
  }
  const meaning = meaningOf(first.code);
  const failure =
    meaning.failure === 'refused' && error.status === 401 ? 'key_refused' : meaning.failure;
  if (meaning.again === 'while_fresh' || (meaning.again === 'once' && attempts < 2)) {
    return { kind: 'not_now', failure, detail, retryAfterMs: readReset(error.headers) };
  }
  return { kind: 'refused', failure, detail };
}

/** Telnyx documents `x-ratelimit-reset` in seconds; some gateways answer `retry-after`. */
function readReset(headers: Headers | undefined): number | undefined {
  const seconds = Number(
    headers?.get('x-ratelimit-reset') ?? headers?.get('retry-after') ?? Number.NaN,
  );
  return Number.isFinite(seconds) && seconds > 0 && seconds < 3_600 ? seconds * 1_000 : undefined;
}
