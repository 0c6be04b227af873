import { hubspot } from '@hubspot/ui-extensions';
import type { Answer } from '../../src/api/answer';
import { BACKEND } from './backend';

/** HubSpot gives up at 15 s (HubSpot reference 3.4); a person has given up before. */
const TIMEOUT_MS = 12_000;

/**
 * Asks Ringback one thing. HubSpot signs the request with the portal and the user, and may deliver it twice,
 * so the body of a change carries an `idempotencyKey` that stays the same when it is tried again.
 *
 * Never throws: an unreachable, busy or refusing Ringback is an answer too, with what to do about it.
 */
export async function askRingback<Value>(
  path: `/api/${string}`,
  body: Readonly<Record<string, unknown>>,
): Promise<Answer<Value>> {
  let response: Response;
  try {
    response = await hubspot.fetch(BACKEND + path, {
      method: 'POST',
      timeout: TIMEOUT_MS,
      body: { ...body },
    });
  } catch {
    return UNREACHABLE;
  }
  const said = unwrapped(await response.json().catch(() => undefined));
  if (isAnswer<Value>(said)) return said;
  return refusal(statusInside(said) ?? response.status);
}

const UNREACHABLE: Answer<never> = {
  ok: false,
  reason: 'Ringback cannot be reached.',
  cure: 'Check your connection and try again in a minute.',
};

/** The words for a refusal that brought none of its own. */
function refusal(status: number): Answer<never> {
  switch (status) {
    case 401:
    case 403:
      return {
        ok: false,
        reason: 'Ringback could not tell who is asking.',
        cure: 'Reload the page. If it stays, ask an administrator to connect Ringback again.',
      };
    case 413:
      return {
        ok: false,
        reason: 'This is more than Ringback takes at once.',
        cure: 'Shorten it and try again.',
      };
    case 429:
      return {
        ok: false,
        reason: 'Your team asks faster than Ringback may answer.',
        cure: 'Wait half a minute and try again.',
      };
    default:
      return {
        ok: false,
        reason: 'Ringback has a problem of its own.',
        cure: 'Try again in a minute. Calls and texts are kept meanwhile.',
      };
  }
}

/** HubSpot wraps what a failing backend said as text in `responseBody` (HubSpot reference 3.4). */
function unwrapped(said: unknown): unknown {
  if (!isRecord(said) || typeof said['responseBody'] !== 'string') return said;
  try {
    const inside: unknown = JSON.parse(said['responseBody']);
    return isAnswer(inside) ? inside : said;
  } catch {
    return said;
  }
}

/** The backend's own status, which HubSpot's wrapper carries while its own says 200. */
function statusInside(said: unknown): number | undefined {
  if (!isRecord(said) || said['status'] !== 'error') return undefined;
  const context = said['context'];
  const status = isRecord(context) ? context['appServerStatusCode'] : undefined;
  return Number(Array.isArray(status) ? status[0] : status) || 502;
}

/** The envelope is checked; what is inside is agreed in src/api and built together with this. */
function isAnswer<Value>(said: unknown): said is Answer<Value> {
  if (!isRecord(said)) return false;
  if (said['ok'] === true) return 'value' in said;
  return (
    said['ok'] === false && typeof said['reason'] === 'string' && typeof said['cure'] === 'string'
  );
}

function isRecord(said: unknown): said is Record<string, unknown> {
  return typeof said === 'object' && said !== null;
}
