import { z } from 'zod';

/** Why a request to HubSpot did not do what it should, by what can be done about it. */
export type HubSpotFailure =
  | { readonly kind: 'rate_limited'; readonly retryAfterMs: number }
  | { readonly kind: 'daily_limit'; readonly retryAfterMs: number }
  | { readonly kind: 'locked'; readonly retryAfterMs: number }
  | { readonly kind: 'moving'; readonly retryAfterMs: number }
  /** It may have been done all the same. */
  | { readonly kind: 'ambiguous'; readonly detail: string }
  /** Nothing was sent. */
  | { readonly kind: 'not_sent'; readonly detail: string }
  | { readonly kind: 'expired_token' }
  | {
      readonly kind: 'missing_scopes';
      readonly scopes: readonly string[];
      readonly detail: string;
    }
  | { readonly kind: 'not_found'; readonly detail: string }
  | { readonly kind: 'conflict'; readonly detail: string; readonly body: HubSpotErrorBody }
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly detail: string;
      readonly body: HubSpotErrorBody;
    };

const bodySchema = z.looseObject({
  message: z.string().optional(),
  category: z.string().optional(),
  correlationId: z.string().optional(),
  policyName: z.string().optional(),
});
export type HubSpotErrorBody = z.infer<typeof bodySchema>;

const exceptionSchema = z.looseObject({
  code: z.number(),
  body: z.unknown().optional(),
  headers: z.record(z.string(), z.unknown()).catch({}),
});

/** HubSpot's answers in which nothing was done yet, by status (HubSpot reference, section 6). */
const SECOND_MS = 1_000;
const DAY_PAUSE_MS = 60 * 60 * SECOND_MS;

/** Reads whatever the SDK threw. */
export function classifyHubSpotError(error: unknown): HubSpotFailure {
  const exception = exceptionSchema.safeParse(error);
  if (!exception.success || exception.data.code < 300) {
    const detail = error instanceof Error ? error.message : String(error);
    return isNotSent(error) ? { kind: 'not_sent', detail } : { kind: 'ambiguous', detail };
  }
  const { code: status, headers } = exception.data;
  const body = readBody(exception.data.body);
  const detail = [
    body.message ?? `HTTP ${status}`,
    body.correlationId && `(correlation id ${body.correlationId})`,
  ]
    .filter(Boolean)
    .join(' ');
  const retryAfterMs = retryAfter(headers);
  switch (status) {
    case 401:
      return { kind: 'expired_token' };
    case 403:
      return { kind: 'missing_scopes', scopes: scopesNamed(body), detail };
    case 404:
      return { kind: 'not_found', detail };
    case 409:
      return { kind: 'conflict', detail, body };
    case 423:
      return { kind: 'locked', retryAfterMs: Math.max(2 * SECOND_MS, retryAfterMs ?? 0) };
    case 429:
      return body.policyName === 'DAILY'
        ? { kind: 'daily_limit', retryAfterMs: retryAfterMs ?? DAY_PAUSE_MS }
        : {
            kind: 'rate_limited',
            retryAfterMs:
              retryAfterMs ?? (body.policyName === 'TEN_SECONDLY_ROLLING' ? 10 : 1) * SECOND_MS,
          };
    case 477:
      return { kind: 'moving', retryAfterMs: retryAfterMs ?? 60 * SECOND_MS };
    default:
      return status >= 500
        ? { kind: 'ambiguous', detail }
        : { kind: 'refused', status, detail, body };
  }
}

/** What it means and what to do, for people. */
export function sayHubSpotFailure(failure: HubSpotFailure): string {
  switch (failure.kind) {
    case 'rate_limited':
    case 'daily_limit':
      return 'HubSpot limits how fast records may be written; the rest follows by itself.';
    case 'locked':
      return 'HubSpot has locked the record for a moment; it is tried again by itself.';
    case 'moving':
      return 'HubSpot is moving this account; writing goes on by itself when that is done.';
    case 'ambiguous':
    case 'not_sent':
      return 'HubSpot did not answer; it is tried again by itself.';
    case 'expired_token':
      return 'HubSpot no longer accepts the connection. Install Ringback again if this stays.';
    case 'missing_scopes':
      return `HubSpot says that Ringback lacks a permission${failure.scopes.length === 0 ? '' : ` (${failure.scopes.join(', ')})`}. Install Ringback again to grant it. ${failure.detail}`;
    case 'not_found':
      return 'The record no longer exists in HubSpot.';
    case 'conflict':
      return `HubSpot already has a record with this value. ${failure.detail}`;
    case 'refused':
      return `HubSpot refused the record: ${failure.detail} Change the record or the rule that it names in HubSpot’s settings.`;
  }
}

const networkErrorSchema = z.object({ code: z.string() });
const causedSchema = z.object({ cause: networkErrorSchema });
const NOTHING_LEFT: readonly string[] = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'];

/** No byte left: the name was not found or nobody listened there. fetch hides that in the cause. */
function isNotSent(error: unknown): boolean {
  const code =
    networkErrorSchema.safeParse(error).data?.code ??
    causedSchema.safeParse(error).data?.cause.code;
  return code !== undefined && NOTHING_LEFT.includes(code);
}

function readBody(body: unknown): HubSpotErrorBody {
  const parsed = bodySchema.safeParse(typeof body === 'string' ? readJson(body) : body);
  return parsed.success ? parsed.data : {};
}

const scopesSchema = z.looseObject({
  errors: z.array(
    z.looseObject({
      context: z.looseObject({
        requiredGranularScopes: z.array(z.string()).optional(),
        requiredScopes: z.array(z.string()).optional(),
      }),
    }),
  ),
});

/** The scopes that HubSpot misses, as far as it names them. */
function scopesNamed(body: HubSpotErrorBody): string[] {
  const { data } = scopesSchema.safeParse(body);
  return (data?.errors ?? []).flatMap(
    ({ context }) => context.requiredGranularScopes ?? context.requiredScopes ?? [],
  );
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function retryAfter(headers: Readonly<Record<string, unknown>>): number | undefined {
  const seconds = Number(headers['retry-after'] ?? Number.NaN);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * SECOND_MS : undefined;
}
