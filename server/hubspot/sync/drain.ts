import { isSupportedCountry } from 'libphonenumber-js/max';
import { CONTACT_PROPERTIES } from '../../../src/crm/property-definitions';
import type { AccessTokens } from '../access-token';
import { type HubSpotSchema, readSchema } from '../schema-store';
import type { PortalSetting } from './activity';
import { writeActivities } from './activity-round';
import { openContactBook } from './contact-book';
import { writeContacts } from './contact-round';
import { hubspotRequests } from './hubspot-requests';
import type { Pacing } from './pacing';
import { nextPendingAt, oldestDue } from './pending-records';
import type { PortalLease } from './portal-lease';
import type { PortalSync } from './portal-sync';
import { IN_HUBSPOT, RECORD_KINDS } from './record-kind';
import { noteStandstill } from './record-notes';
import { pauseWhileAway, Standstill, type StandstillCause } from './standstill';
import { createWrittenValues, type WrittenValues } from './written-values';

/** How a drain ended. `requests` were made of HubSpot. */
export type DrainResult =
  /** Nothing is left to write now; `retryAfterMs` when something waits for its time. */
  | {
      readonly kind: 'drained';
      readonly requests: number;
      readonly retryAfterMs: number | undefined;
    }
  /**
   * HubSpot takes nothing at the moment, and the rest stays pending. `retryAfterMs` undefined: not before a
   * person has installed Ringback again.
   */
  | {
      readonly kind: 'standstill';
      readonly requests: number;
      readonly because: StandstillCause | 'not_installed';
      /** For people. */
      readonly sentence: string;
      readonly retryAfterMs: number | undefined;
    };

export interface DrainParts {
  readonly lease: PortalLease;
  readonly apiBase: string;
  readonly tokens: Pick<AccessTokens, 'for'>;
  /** One for the whole process. */
  readonly pacing: Pacing;
  /** Epoch ms. */
  readonly now: () => number;
  /** One for the whole process; without it every record that is wanted again is written again. */
  readonly remembered?: WrittenValues;
  /**
   * Pause before looking again for what came meanwhile, ms; none by default. In a rush it lets records gather,
   * so that they go in a few full batches instead of many small ones.
   */
  readonly gatherMs?: number;
  /** How long to wait for one answer of HubSpot, ms. */
  readonly patienceMs?: number;
}

/** Longer than the connection's own patience, which tells more. */
const PATIENCE_MS = 15_000;
/** Records of a kind per round: whole batches, and full searches. */
const ROUND = 500;
/** More rounds than any backlog needs; what does not come to rest by then goes on in another job. */
const MOST_ROUNDS = 50;
const GO_ON_AFTER_MS = 1_000;

/**
 * Writes to HubSpot everything that this portal's hubspot_record wants and does not have yet: contacts,
 * then calls, texts and tasks, oldest first, batched. What is written are the values of our own tables at
 * that moment, so that a replay changes nothing (design, section 4.6; promise 7).
 *
 * No transaction is open while HubSpot answers. Killed at any point, the next drain finds what this one did.
 */
export async function drainPortal(parts: DrainParts): Promise<DrainResult> {
  const { lease, apiBase, tokens, pacing, now } = parts;
  const portal = await lease.transaction(async (tx) => {
    const schema = await readSchema(tx);
    const { rows } = await tx.query<{ default_country: string }>(
      'SELECT default_country FROM portal_policy WHERE portal_id = $1',
      [tx.portalId],
    );
    return schema && { schema, setting: readSetting(schema, rows[0]?.default_country) };
  });
  if (portal === undefined) {
    return {
      kind: 'standstill',
      requests: 0,
      because: 'not_installed',
      sentence: 'The install is not complete.',
      retryAfterMs: undefined,
    };
  }
  const hubspot = hubspotRequests({
    portalId: lease.portalId,
    apiBase,
    tokens,
    pacing,
    patienceMs: parts.patienceMs ?? PATIENCE_MS,
  });
  const { schema, setting } = portal;
  const sync: PortalSync = {
    lease,
    hubspot,
    now,
    setting,
    contacts: openContactBook(hubspot, lease),
    remembered: parts.remembered ?? createWrittenValues(),
    keyed: new Set(
      RECORD_KINDS.filter((kind) =>
        schema.has(IN_HUBSPOT[kind].objectType, IN_HUBSPOT[kind].keyProperty),
      ),
    ),
    contactProperties: new Set(
      CONTACT_PROPERTIES.map(({ name }) => name).filter((name) => schema.has('contacts', name)),
    ),
  };
  try {
    const settled = await writeUntilDone(sync, parts.gatherMs ?? 0);
    const next = settled ? await lease.transaction(nextPendingAt) : now() + GO_ON_AFTER_MS;
    return {
      kind: 'drained',
      requests: hubspot.count(),
      retryAfterMs: next === undefined ? undefined : Math.max(0, next - now()),
    };
  } catch (error) {
    if (!(error instanceof Standstill)) throw error;
    const { standstill: because, sentence } = error;
    const retryAfterMs = await lease.transaction(async (tx) => {
      if (error.retryAfterMs === undefined) await noteStandstill(tx, sentence);
      if (because !== 'unavailable' || error.retryAfterMs === undefined) return error.retryAfterMs;
      const waitingSince = await oldestDue(tx, now());
      return Math.max(error.retryAfterMs, pauseWhileAway(now() - (waitingSince ?? now())));
    });
    return { kind: 'standstill', requests: hubspot.count(), because, sentence, retryAfterMs };
  }
}

/** @returns false when records kept coming back. */
async function writeUntilDone(sync: PortalSync, gatherMs: number): Promise<boolean> {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    if (round > 0 && gatherMs > 0) {
      if ((await sync.lease.transaction((tx) => oldestDue(tx, sync.now()))) === undefined)
        return true;
      await new Promise((resolve) => setTimeout(resolve, gatherMs));
    }
    const contacts = await writeContacts(sync, ROUND);
    const calls = await writeActivities(sync, 'call', ROUND);
    const communications = await writeActivities(sync, 'communication', ROUND);
    const tasks = await writeActivities(sync, 'task', ROUND);
    if (!contacts && !calls && !communications && !tasks) return true;
  }
  return false;
}

function readSetting(schema: HubSpotSchema, defaultCountry: string | undefined): PortalSetting {
  return {
    homeCountry:
      defaultCountry !== undefined && isSupportedCountry(defaultCountry) ? defaultCountry : 'US',
    timeZone: schema.timeZone,
    missedStatus: schema.missedStatus,
  };
}
