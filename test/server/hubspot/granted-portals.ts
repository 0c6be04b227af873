import { randomBytes } from 'node:crypto';
import { Pool } from 'pg';
import type { HubSpotApp } from '../../../server/configuration';
import { type AccessTokens, accessTokens } from '../../../server/hubspot/access-token';
import { connectPortal, saveGrant } from '../../../server/hubspot/grant-store';
import { type NewGrant, redeemCode } from '../../../server/hubspot/token-endpoint';
import { REQUIRED_SCOPES } from '../../../server/install/scopes';
import { createLogger } from '../../../server/operations/logger';
import { serverPool } from '../../../server/postgres/pool';
import { inPortal, type PortalTransaction } from '../../../server/postgres/portal-scope';
import {
  type HubSpotEmulator,
  startHubSpotEmulator,
} from '../../../server/sandbox/hubspot-emulator/hubspot-emulator';
import { type Encryption, readEncryptionKeys } from '../../../server/secrets/encryption';
import type { PortalId } from '../../../src/ids';
import { testDatabase } from '../../support/database';

const REDIRECT = 'http://127.0.0.1:9/oauth/callback';
const SECRET = 'secret-of-tests';

/** A HubSpot and a database in which portals have granted us access, without an install's pages around it. */
export interface GrantedPortals {
  readonly hubspot: HubSpotEmulator;
  readonly app: HubSpotApp;
  readonly encryption: Encryption;
  /** The administrator's. */
  readonly db: Pool;
  /** What was logged, a line each. */
  readonly log: string[];
  /** A process of ours, with at most so many connections. */
  replica(connections?: number): AccessTokens;
  /** A person grants access anew, at HubSpot only. */
  consent(id?: number): Promise<NewGrant>;
  /** The same, and stored by us. */
  open(): Promise<PortalId>;
  store(granted: NewGrant): Promise<void>;
  inPortal<T>(portal: PortalId, work: (tx: PortalTransaction) => Promise<T>): Promise<T>;
  /** The stored token expires so many seconds from now. */
  expireIn(portal: PortalId, seconds: number): Promise<void>;
  /** How the portal stands in our directory. */
  connection(portal: PortalId): Promise<string | undefined>;
  /** Requests for tokens so far. */
  tokenRequests(): number;
  /** HubSpot knows the app by this secret from now on, or by the right one again. */
  changeSecret(secret?: string): void;
  stop(): Promise<void>;
}

export async function startGrantedPortals(): Promise<GrantedPortals> {
  const database = await testDatabase();
  const hubspot = await startHubSpotEmulator({ indexLagMs: 0 });
  const read = readEncryptionKeys(`k1:${randomBytes(32).toString('base64')}`);
  if (!read.ok) throw new Error(read.problem);
  const { encryption } = read;
  const db = new Pool({ connectionString: database.url, max: 2 });
  const pools: Pool[] = [];
  const newPool = (max: number): Pool => {
    const pool = serverPool(database.url, 'test', { max });
    pools.push(pool);
    return pool;
  };
  const pool = newPool(4);
  const log: string[] = [];
  const logger = createLogger('debug', { write: (line) => log.push(line) });
  const { apiBase, appBase } = hubspot;
  const app = { clientId: 'tests', clientSecret: SECRET, appId: '77', apiBase, appBase };
  let nextPortal = 7_000_001;

  const changeSecret = (clientSecret = SECRET): void =>
    hubspot.addApp({
      ...{ clientId: app.clientId, clientSecret, appId: 77 },
      redirectUrls: [REDIRECT],
      requiredScopes: [...REQUIRED_SCOPES],
    });
  changeSecret();

  const consent = async (id = nextPortal++): Promise<NewGrant> => {
    hubspot.addPortal({ id, name: `Portal ${id}`, timeZone: 'America/Chicago' });
    const asked = new URL(`${appBase}/oauth/authorize`);
    asked.search = new URLSearchParams({
      ...{ client_id: app.clientId, redirect_uri: REDIRECT, scope: REQUIRED_SCOPES.join(' ') },
      ...{ sandbox_decision: 'grant', sandbox_portal: String(id) },
    }).toString();
    const answered = await fetch(asked, { redirect: 'manual' });
    const code = new URL(answered.headers.get('location') ?? '').searchParams.get('code') ?? '';
    const redeemed = await redeemCode(app, code, REDIRECT, Date.now());
    if (redeemed.kind !== 'granted') throw new Error(redeemed.detail);
    return redeemed;
  };
  const store = ({ portalId, grant, grantedBy }: NewGrant): Promise<void> =>
    inPortal(pool, portalId, async (tx) => {
      await connectPortal(tx, Date.now());
      await saveGrant(tx, encryption, grant, grantedBy);
    });

  return {
    ...{ hubspot, app, encryption, db, log, consent, store, changeSecret },
    replica: (connections = 4) =>
      accessTokens({ pool: newPool(connections), encryption, hubspot: app, logger }),
    open: async () => {
      const granted = await consent();
      await store(granted);
      return granted.portalId;
    },
    inPortal: (portal, work) => inPortal(pool, portal, work),
    expireIn: async (portal, seconds) => {
      await db.query(
        'UPDATE hubspot_grant SET expires_at = now() + make_interval(secs => $2) WHERE portal_id = $1',
        [portal, seconds],
      );
    },
    connection: async (portal) => {
      const { rows } = await db.query<{ connection: string }>(
        'SELECT connection FROM portal WHERE id = $1',
        [portal],
      );
      return rows[0]?.connection;
    },
    tokenRequests: () =>
      hubspot.requests().filter(({ path }) => path === '/oauth/2026-09/token').length,
    stop: async () => {
      await Promise.all([...pools, db].map((each) => each.end()));
      await hubspot.stop();
      await database.drop();
    },
  };
}
