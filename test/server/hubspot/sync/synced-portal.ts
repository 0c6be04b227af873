import { Pool } from 'pg';
import type { AccessTokens } from '../../../../server/hubspot/access-token';
import { setUpProperties } from '../../../../server/hubspot/property-setup';
import { saveSchema } from '../../../../server/hubspot/schema-store';
import { type DrainResult, drainPortal } from '../../../../server/hubspot/sync/drain';
import { createPacing } from '../../../../server/hubspot/sync/pacing';
import { withPortalLease } from '../../../../server/hubspot/sync/portal-lease';
import { createWrittenValues } from '../../../../server/hubspot/sync/written-values';
import { refreshGrant } from '../../../../server/hubspot/token-endpoint';
import { typedHubSpotClient } from '../../../../server/hubspot/typed-client';
import { REQUIRED_SCOPES } from '../../../../server/install/scopes';
import { serverPool } from '../../../../server/postgres/pool';
import { inPortal } from '../../../../server/postgres/portal-scope';
import {
  type HubSpotEmulator,
  type PortalSwitches,
  type SandboxRecord,
  startHubSpotEmulator,
} from '../../../../server/sandbox/hubspot-emulator/hubspot-emulator';
import { portalId } from '../../../../src/ids';
import { type TestDatabase, testDatabase } from '../../../support/database';
import { openShop, type Shop } from './shop';

export const OWNER = '70000001';
const APP = { clientId: 'test-client', clientSecret: 'test-secret', appId: 77 };

/** A database and a HubSpot that many portals share, each test with one of its own. */
export interface SyncBench {
  readonly hubspot: HubSpotEmulator;
  readonly db: Pool;
  /** HubSpot's own clock runs ahead by so much from now on, ms. */
  moveHubSpotClock(byMs: number): void;
  open(options?: PortalOptions): Promise<SyncedPortal>;
  stop(): Promise<void>;
}

interface PortalOptions {
  /** How the portal's HubSpot behaves, from before the install on. */
  readonly switches?: Partial<PortalSwitches>;
  /** The line's HubSpot owner. */
  readonly lineOwner?: string;
  /** Whether later drains remember what earlier ones wrote. */
  readonly forgetful?: boolean;
}

/** One portal whose calls are to be written to HubSpot. */
export interface SyncedPortal {
  readonly id: number;
  readonly shop: Shop;
  /** Business time; the test moves it. */
  readonly clock: { now: number };
  /** Drains once. `patienceMs`: how long to wait for HubSpot. */
  drain(patienceMs?: number): Promise<DrainResult>;
  /** Drains again and again, moving the clock on as told, until nothing waits. */
  drainAll(): Promise<void>;
  /** What is live in HubSpot. */
  records(): Record<'contacts' | 'calls' | 'communications' | 'tasks', SandboxRecord[]>;
  /** Requests so far, without those of the install. */
  requestCount(): number;
  /** Rows of hubspot_record, by kind. */
  rows(kind?: string): Promise<RecordRow[]>;
}

interface RecordRow {
  readonly kind: string;
  readonly local_id: string;
  readonly wanted: number;
  readonly written: number;
  readonly hubspot_id: string | null;
  readonly create_began_at: Date | null;
  readonly failures: number;
  readonly problem: string | null;
}

export async function startSyncBench(): Promise<SyncBench> {
  const database: TestDatabase = await testDatabase();
  const db = new Pool({ connectionString: database.url, max: 3 });
  const server = serverPool(database.url, 'test', { max: 6 });
  const grants = Array.from({ length: 60 }, (_, index) => ({
    refreshToken: `refresh-${index}`,
    clientId: APP.clientId,
    portalId: 1_001 + index,
    userId: 1,
    scopes: [...REQUIRED_SCOPES],
    revoked: false,
  }));
  let ahead = 0;
  const hubspot = await startHubSpotEmulator({
    indexLagMs: 0,
    now: () => Date.now() + ahead,
    state: {
      version: 1,
      apps: [
        { ...APP, redirectUrls: [], requiredScopes: [...REQUIRED_SCOPES], optionalScopes: [] },
      ],
      portals: [],
      grants,
      accessTokens: grants.map(({ refreshToken, portalId }) => ({
        token: `access-${portalId}`,
        refreshToken,
        expiresAtReal: Date.now() + 1_800_000,
      })),
    },
  });
  const pacing = createPacing();
  let opened = 0;

  const open = async (options: PortalOptions = {}): Promise<SyncedPortal> => {
    const hub = 1_001 + opened;
    const refreshToken = `refresh-${opened}`;
    opened += 1;
    const portal = portalId(hub);
    if (portal === undefined) throw new Error('no portal id');
    hubspot.addPortal({ id: hub, name: 'Acme Plumbing', timeZone: 'America/Chicago' });
    hubspot.setPortal(hub, options.switches ?? {});

    const clock = { now: Date.parse('2026-11-23T20:31:00Z') };
    const now = (): number => clock.now;
    const shop = await openShop(db, server, portal, {
      now,
      ...(options.lineOwner === undefined ? {} : { ownerId: options.lineOwner }),
    });
    const properties = await setUpProperties(
      typedHubSpotClient({ apiBase: hubspot.apiBase, accessToken: `access-${hub}` }),
    );
    await inPortal(server, portal, (tx) =>
      saveSchema(tx, { properties, timeZone: 'America/Chicago', checkedAt: clock.now }),
    );
    const installRequests = total(hubspot.counts(hub));

    let accessToken = `access-${hub}`;
    const tokens: Pick<AccessTokens, 'for'> = {
      for: async (_, renew) => {
        if (renew !== undefined) {
          const app = {
            ...APP,
            appId: String(APP.appId),
            apiBase: hubspot.apiBase,
            appBase: hubspot.appBase,
          };
          const grant = { accessToken, refreshToken, expiresAt: 0, scopes: [] };
          const renewed = await refreshGrant(app, grant, Date.now());
          if (renewed.kind !== 'granted')
            return { ok: false, because: 'disconnected', detail: 'Install Ringback again.' };
          accessToken = renewed.grant.accessToken;
        }
        return { ok: true, accessToken };
      },
    };
    const remembered = createWrittenValues();
    const drain = async (patienceMs?: number): Promise<DrainResult> => {
      const drained = await withPortalLease(server, portal, (lease) =>
        drainPortal({
          ...{ lease, apiBase: hubspot.apiBase, tokens, pacing, now },
          ...(patienceMs === undefined ? {} : { patienceMs }),
          ...(options.forgetful === true ? {} : { remembered }),
        }),
      );
      if (!drained.held) throw new Error('Somebody else drains this portal.');
      return drained.result;
    };
    const rows = async (kind?: string): Promise<RecordRow[]> => {
      const found = await db.query<RecordRow>(
        `SELECT kind, local_id, wanted, written, hubspot_id, create_began_at, failures, problem
         FROM hubspot_record WHERE portal_id = $1 AND ($2::text IS NULL OR kind = $2) ORDER BY happened_at, kind`,
        [hub, kind ?? null],
      );
      return found.rows;
    };

    return {
      id: hub,
      shop,
      clock,
      drain,
      drainAll: async () => {
        for (let round = 0; round < 30; round += 1) {
          const { retryAfterMs } = await drain();
          if (retryAfterMs === undefined) return;
          clock.now += retryAfterMs;
        }
        throw new Error(
          `Still pending: ${JSON.stringify((await rows()).filter(({ written, wanted }) => written < wanted))}`,
        );
      },
      records: () => {
        const live = (records: SandboxRecord[]): SandboxRecord[] =>
          records.filter(({ archived }) => !archived);
        const { contacts, calls, communications, tasks } = hubspot.records(hub);
        return {
          contacts: live(contacts),
          calls: live(calls),
          communications: live(communications),
          tasks: live(tasks),
        };
      },
      requestCount: () => total(hubspot.counts(hub)) - installRequests,
      rows,
    };
  };

  return {
    hubspot,
    db,
    moveHubSpotClock: (byMs) => {
      ahead += byMs;
    },
    open,
    stop: async () => {
      await hubspot.stop();
      await server.end();
      await db.end();
      await database.drop();
    },
  };
}

function total(counts: Record<string, number>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
