import { consentNow, describeConsent } from '../../src/consent/ledger';
import { situationAt } from '../../src/hours/opening';
import type { MessageId } from '../../src/ids';
import { type CallerIdentity, describeCaller } from '../../src/phone/caller-identity';
import { countryOf } from '../../src/phone/e164';
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
  last_answered_at: number | null;
}

/** What a portal allows and how it stands, apart from any call. */
export interface PortalStanding {
  readonly defaultCountry: string;
  readonly policy: PolicyFacts;
  readonly connection: ConnectionFacts;
  readonly lastTextBackAt: number | undefined;
  readonly lastAnsweredAt: number | undefined;
}

const DAY_MS = 24 * 60 * 60 * 1_000;

/**
 * Reads in one statement how the portal stands and what happened with one caller.
 *
 * @param caller undefined when there is no conversation
 * @param callerNumber E.164, or undefined when the caller hid it
 * @param except a text-back that does not count, because the question is whether to send it
 */
export async function portalStanding(
  tx: PortalTransaction,
  now: number,
  caller: Caller | undefined,
  callerNumber: string | undefined,
  except: MessageId | undefined,
): Promise<PortalStanding> {
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
        (SELECT max(answered_at) FROM call WHERE portal_id = $1 AND caller_number = $4) AS last_answered_at
      FROM portal
      JOIN portal_policy AS policy ON policy.portal_id = portal.id
      LEFT JOIN telnyx_account AS account ON account.portal_id = portal.id
      WHERE portal.id = $1`,
    values: [
      tx.portalId,
      now,
      caller?.conversationId ?? null,
      callerNumber ?? null,
      except ?? null,
    ],
  });
  const row = rows[0];
  if (row === undefined) throw new Error(`Portal ${tx.portalId} has no policy.`);
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
    lastAnsweredAt: row.last_answered_at ?? undefined,
  };
}

/** Puts together what the rules ask about (src/verdict/facts.ts). */
export async function verdictFacts(
  tx: PortalTransaction,
  about: {
    readonly now: number;
    readonly call: MissedFacts;
    readonly line: Line | undefined;
    readonly identity: CallerIdentity;
    readonly caller: Caller | undefined;
    readonly standing: PortalStanding;
  },
): Promise<VerdictFacts> {
  const { now, call, line, identity, caller, standing } = about;
  const consent = consentNow(caller === undefined ? [] : await consentEntries(tx, caller.number));
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
