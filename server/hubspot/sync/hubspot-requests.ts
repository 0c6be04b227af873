import type { Client } from '@hubspot/api-client';
import type { PortalId } from '../../../src/ids';
import type { AccessTokens } from '../access-token';
import { classifyHubSpotError, type HubSpotFailure } from '../failure';
import { typedHubSpotClient } from '../typed-client';
import type { Pacing } from './pacing';
import { type Refusal, readRefusal } from './refusal';
import { AWAY_MS, noToken, Standstill, standstillOf } from './standstill';

/** HubSpot's answer to a question; a refusal is about the records that were asked for. */
type ReadAnswer<T> =
  | { readonly kind: 'answered'; readonly value: T }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** HubSpot's answer to a write. Lost: no answer that can be trusted, so any of it may have been written. */
export type WriteAnswer<T> = ReadAnswer<T> | { readonly kind: 'lost' };

/**
 * One portal's requests to HubSpot, paced, with a token that is kept good. Whatever concerns the portal as
 * a whole, and not the records of one request, is thrown as a {@link Standstill}, by every later request too.
 */
export interface HubSpotRequests {
  read<T>(request: (client: Client) => Promise<T>): Promise<ReadAnswer<T>>;
  search<T>(request: (client: Client) => Promise<T>): Promise<T>;
  write<T>(request: (client: Client) => Promise<T>): Promise<WriteAnswer<T>>;
  /** How many requests left so far. */
  count(): number;
}

export function hubspotRequests(from: {
  readonly portalId: PortalId;
  readonly apiBase: string;
  readonly tokens: Pick<AccessTokens, 'for'>;
  readonly pacing: Pacing;
  /** An answer that takes longer counts as lost. */
  readonly patienceMs: number;
}): HubSpotRequests {
  const { portalId, apiBase, tokens, pacing, patienceMs } = from;
  let requests = 0;
  let standstill: Standstill | undefined;
  let current: { readonly accessToken: string; readonly client: Client } | undefined;

  const stop = (because: Standstill): never => {
    standstill = because;
    throw because;
  };

  const connect = async (
    refused?: string,
  ): Promise<{ readonly accessToken: string; readonly client: Client }> => {
    if (current !== undefined && refused === undefined) return current;
    const token = await tokens.for(portalId, refused === undefined ? undefined : { refused });
    if (!token.ok) return stop(noToken(token.because, token.detail));
    current = {
      accessToken: token.accessToken,
      client: typedHubSpotClient({ apiBase, accessToken: token.accessToken }),
    };
    return current;
  };

  const attempt = async <T>(
    kind: 'search' | 'other',
    request: (client: Client) => Promise<T>,
  ): Promise<
    | { readonly kind: 'answered'; readonly value: T }
    | { readonly kind: 'failed'; readonly failure: HubSpotFailure }
  > => {
    for (let renewed = false; ; renewed = true) {
      const connection = await connect();
      try {
        const value = await pacing.run(portalId, kind, () => {
          if (standstill !== undefined) throw standstill;
          requests += 1;
          return withPatience(request(connection.client), patienceMs);
        });
        return { kind: 'answered', value };
      } catch (error) {
        if (error instanceof Standstill) throw error;
        const failure = classifyHubSpotError(error);
        if (failure.kind !== 'expired_token' || renewed) return { kind: 'failed', failure };
        // Refused before anything was done: a fresh token, once, and the same again.
        await connect(connection.accessToken);
      }
    }
  };

  const read = async <T>(
    kind: 'search' | 'other',
    request: (client: Client) => Promise<T>,
  ): Promise<ReadAnswer<T>> => {
    const answer = await attempt(kind, request);
    if (answer.kind === 'answered') return answer;
    const refusal = refusalOf(answer.failure);
    return refusal === undefined
      ? stop(standstillOf(answer.failure))
      : { kind: 'refused', refusal };
  };

  return {
    read: (request) => read('other', request),
    search: async (request) => {
      const answer = await read('search', request);
      return answer.kind === 'answered'
        ? answer.value
        : stop(
            new Standstill(
              'unavailable',
              `HubSpot refuses the search for contacts: ${answer.refusal.message}`,
              AWAY_MS,
            ),
          );
    },
    write: async (request) => {
      const answer = await attempt('other', request);
      if (answer.kind === 'answered') return answer;
      if (answer.failure.kind === 'ambiguous') return { kind: 'lost' };
      const refusal = refusalOf(answer.failure);
      return refusal === undefined
        ? stop(standstillOf(answer.failure))
        : { kind: 'refused', refusal };
    },
    count: () => requests,
  };
}

/** A failure that is about the records of the request. */
function refusalOf(failure: HubSpotFailure): Refusal | undefined {
  switch (failure.kind) {
    case 'refused':
      return readRefusal(failure.body, failure.status);
    case 'conflict':
      return readRefusal(failure.body, 409);
    case 'not_found':
      return readRefusal({ message: failure.detail }, 404);
    default:
      return undefined;
  }
}

async function withPatience<T>(answer: Promise<T>, patienceMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`HubSpot did not answer within ${patienceMs} ms.`)),
      patienceMs,
    );
  });
  try {
    return await Promise.race([answer, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
