import { type ConsentEntry, consentNow, describeConsent } from '../../src/consent/ledger';
import { situationAt } from '../../src/hours/opening';
import type { ConversationId, MessageId } from '../../src/ids';
import { type CallerIdentity, describeCaller } from '../../src/phone/caller-identity';
import { countryOf, type E164 } from '../../src/phone/e164';
import { sayFailure } from '../../src/sending/failure';
import type {
  CallerHistory,
  ConnectionFacts,
  LineFacts,
  MissedFacts,
  PolicyFacts,
  Textability,
  VerdictFacts,
} from '../../src/verdict/facts';
import type { Caller } from '../callers/caller-store';
import { consentEntries } from '../consent/consent-store';
import type { Line } from '../lines/line-store';
import type { PortalTransaction } from '../postgres/portal-scope';

interface StandingRow {
  default_country: string;
  allowed_countries: string[];
  cool_down_ms: string;
  fresh_for_ms: string;
  daily_cap: number;
  disconnected_because: string | null;
  key_refused_because: string | null;
  sent_last_day: string;
  last_text_back_at: number | null;
  texted_before: boolean;
  last_answered_at: number | null;
}

/** What a portal allows and how it stands with one caller, apart from any call. */
export interface PortalStanding {
  readonly defaultCountry: string;
  readonly policy: PolicyFacts;
  readonly connection: ConnectionFacts;
  readonly lastTextBackAt: number | undefined;
  /** Whether the caller ever got a text-back, which makes the next text not the first contact. */
  readonly textedBefore: boolean;
  readonly lastAnsweredAt: number | undefined;
  /** Everything that was ever recorded about texting this caller, oldest first. */
  readonly consent: readonly ConsentEntry[];
}

const DAY_MS = 24 * 60 * 60 * 1_000;

/**
 * Reads in one round trip how the portal stands and what happened with one caller.
 *
 * @param with.conversationId undefined when there is no conversation
 * @param with.number E.164, or undefined when the caller hid it
 * @param with.except a text-back that does not count, because the question is whether to send it
 */
export async function portalStanding(
  tx: PortalTransaction,
  now: number,
  caller: {
    readonly conversationId: ConversationId | undefined;
    readonly number: E164 | undefined;
    readonly except: MessageId | undefined;
  },
): Promise<PortalStanding> {
  const { number } = caller;
  const [row, consent] = await Promise.all([
    standingRow(tx, now, caller),
    number === undefined ? [] : consentEntries(tx, number),
  ]);
  return {
    defaultCountry: row.default_country,
    policy: {
      coolDownMs: Number(row.cool_down_ms),
      freshForMs: Number(row.fresh_for_ms),
      allowedCountries: row.allowed_countries,
      sentLastDay: Number(row.sent_last_day),
      dailyCap: row.daily_cap,
    },
    connection: {
      portalDisconnectedBecause: row.disconnected_because ?? undefined,
      keyRefusedBecause: row.key_refused_because ?? undefined,
    },
    lastTextBackAt: row.last_text_back_at ?? undefined,
    textedBefore: row.texted_before,
    lastAnsweredAt: row.last_answered_at ?? undefined,
    consent,
  };
}

async function standingRow(
  tx: PortalTransaction,
  now: number,
  caller: Parameters<typeof portalStanding>[2],
): Promise<StandingRow> {
  const { rows } = await tx.query<StandingRow>({
    name: 'portal-standing',
    text: `
      SELECT policy.default_country, policy.allowed_countries, policy.daily_cap,
        (extract(epoch FROM policy.cool_down) * 1000)::bigint AS cool_down_ms,
        (extract(epoch FROM policy.fresh_for) * 1000)::bigint AS fresh_for_ms,
        portal.disconnected_because,
        CASE WHEN account.id IS NULL THEN 'No Telnyx account is connected. Connect one to send texts.'
             ELSE account.key_refused_because END AS key_refused_because,
        (SELECT count(*) FROM message
          WHERE portal_id = $1 AND claimed_at > to_timestamp(($2::float8 - ${DAY_MS}) / 1000.0)) AS sent_last_day,
        (SELECT max(coalesce(claimed_at, not_before)) FROM message
          WHERE portal_id = $1 AND conversation_id = $3 AND kind = 'text_back'
            AND state NOT IN ('cancelled', 'refused') AND id IS DISTINCT FROM $5) AS last_text_back_at,
        EXISTS (SELECT FROM message WHERE portal_id = $1 AND conversation_id = $3 AND kind = 'text_back'
            AND state = 'accepted') AS texted_before,
        (SELECT max(answered_at) FROM call WHERE portal_id = $1 AND caller_number = $4) AS last_answered_at
      FROM portal
      JOIN portal_policy AS policy ON policy.portal_id = portal.id
      LEFT JOIN telnyx_account AS account ON account.portal_id = portal.id
      WHERE portal.id = $1`,
    values: [
      tx.portalId,
      now,
      caller.conversationId ?? null,
      caller.number ?? null,
      caller.except ?? null,
    ],
  });
  const row = rows[0];
  if (row === undefined) throw new Error(`Portal ${tx.portalId} has no policy.`);
  return row;
}

/** Puts together what the rules ask about (src/verdict/facts.ts). */
export function verdictFacts(about: {
  readonly now: number;
  readonly call: MissedFacts;
  readonly line: Line | undefined;
  readonly identity: CallerIdentity;
  readonly caller: Caller | undefined;
  readonly standing: PortalStanding;
}): VerdictFacts {
  const { now, call, line, identity, caller, standing } = about;
  const consent = consentNow(caller === undefined ? [] : standing.consent);
  const history: CallerHistory = {
    optedOut:
      consent.kind === 'opted_out'
        ? { since: consent.since, sentence: describeConsent(consent) }
        : undefined,
    lastTextBackAt: standing.lastTextBackAt,
    lastAnsweredAt: standing.lastAnsweredAt,
    humanWroteAt: caller?.humanWroteAt,
    automationPaused: caller?.automationPaused ?? false,
  };
  return {
    now,
    call,
    line: line && lineFacts(line, now),
    caller: textability(identity, caller),
    history,
    policy: standing.policy,
    connection: standing.connection,
  };
}

function lineFacts(line: Line, now: number): LineFacts {
  const situation = situationAt(line.calendar, now);
  return {
    enabled: line.enabled,
    quietHours: line.quietHours,
    opening:
      situation.kind === 'open'
        ? { kind: 'open' }
        : { kind: situation.kind, opensAt: situation.opensAt },
    textingRefusedBecause: line.textingRefusedBecause,
  };
}

function textability(identity: CallerIdentity, caller: Caller | undefined): Textability {
  const not = (
    because: Extract<Textability, { kind: 'not_textable' }>['because'],
  ): Textability => ({
    kind: 'not_textable',
    because,
    sentence: describeCaller(identity),
  });
  switch (identity.kind) {
    case 'number':
      switch (caller?.notTextableBecause) {
        case 'landline':
          return {
            kind: 'not_textable',
            because: 'caller_landline',
            sentence: sayFailure('landline'),
          };
        case 'unreachable':
          return {
            kind: 'not_textable',
            because: 'caller_unreachable_by_text',
            sentence: sayFailure('number_unreachable'),
          };
        case undefined:
          // Some countries' numbering plans tell landlines apart; North America's does not.
          return identity.textability === 'landline'
            ? not('caller_landline')
            : { kind: 'textable', country: countryOf(identity.number) };
      }
      break;
    case 'withheld':
      return not('caller_withheld');
    case 'invalid':
      return not('caller_invalid');
    case 'short_code':
      return not('caller_short_code');
    case 'premium':
      return not('caller_premium');
    case 'toll_free':
      return not('caller_toll_free');
    case 'own':
      return not('caller_own_number');
    case 'staff':
      return not('caller_staff');
  }
  const unhandled: never = identity;
  return unhandled;
}
