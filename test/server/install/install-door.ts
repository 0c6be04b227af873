import { createHash, randomBytes } from 'node:crypto';
import express, { type Express } from 'express';
import { Pool } from 'pg';
import request from 'supertest';
import { installRoutes } from '../../../server/install/install-routes';
import { OPTIONAL_SCOPES, REQUIRED_SCOPES } from '../../../server/install/scopes';
import { createLogger } from '../../../server/operations/logger';
import { serverPool } from '../../../server/postgres/pool';
import {
  type HubSpotEmulator,
  startHubSpotEmulator,
} from '../../../server/sandbox/hubspot-emulator/hubspot-emulator';
import { readEncryptionKeys } from '../../../server/secrets/encryption';
import { testDatabase } from '../../support/database';

export const CLIENT = { clientId: 'install-tests', clientSecret: 'secret', appId: 78 };

/** What a browser shows in the end. */
export interface Shown {
  readonly status: number;
  readonly heading: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The pages of an install, between a database and a HubSpot. */
export interface InstallDoor {
  readonly hubspot: HubSpotEmulator;
  readonly db: Pool;
  readonly log: string[];
  /** The same pages, served over https as a live server's are. */
  readonly secure: Express;
  /** The same pages while PostgreSQL is away. */
  readonly withoutDatabase: Express;
  newPortal(): number;
  browser(app?: Express): Browser;
  stop(): Promise<void>;
}

/** Keeps its cookie. */
export interface Browser {
  get(path: string, from?: Express): Promise<Shown>;
  /** Presses "Connect app" at HubSpot, which grants all that we ask for or `scopes`. @returns where HubSpot sends the browser then */
  consent(portal: number, scopes?: readonly string[]): Promise<string>;
}

export async function startInstallDoor(): Promise<InstallDoor> {
  const database = await testDatabase();
  const hubspot = await startHubSpotEmulator({ indexLagMs: 0 });
  const pool = serverPool(database.url, 'test');
  const nowhere = serverPool('postgres://nobody@127.0.0.1:1/none', 'test', {
    connectionTimeoutMillis: 500,
  });
  const db = new Pool({ connectionString: database.url, max: 2 });
  const read = readEncryptionKeys(`k1:${randomBytes(32).toString('base64')}`);
  if (!read.ok) throw new Error(read.problem);
  const { encryption } = read;
  const log: string[] = [];
  const logger = createLogger('debug', { write: (line) => log.push(line) });
  let nextPortal = 8_000_001;

  const serve = (publicUrl: string, from: Pool): Express => {
    const { apiBase, appBase } = hubspot;
    const app = { ...CLIENT, appId: String(CLIENT.appId), apiBase, appBase };
    const configuration = { publicUrl, hubspot: app };
    return express().use(
      installRoutes({ configuration, pool: from, encryption, clock: Date.now, logger }),
    );
  };
  const plain = serve('http://localhost:3000', pool);
  hubspot.addApp({
    ...CLIENT,
    redirectUrls: ['http://localhost:3000/oauth/callback'],
    // Not as in the app's manifest, so that a portal can grant less.
    requiredScopes: ['oauth'],
    optionalScopes: [...REQUIRED_SCOPES, ...OPTIONAL_SCOPES],
  });

  return {
    ...{ hubspot, db, log },
    secure: serve('https://ringback.example', pool),
    withoutDatabase: serve('http://localhost:3000', nowhere),
    newPortal: () => {
      const id = nextPortal++;
      hubspot.addPortal({ id, name: `Portal ${id}`, timeZone: 'America/Denver' });
      return id;
    },
    browser: (app = plain) => browser(app),
    stop: async () => {
      await Promise.all([pool, nowhere, db].map((each) => each.end()));
      await hubspot.stop();
      await database.drop();
    },
  };
}

function browser(app: Express): Browser {
  let cookie = '';
  const get: Browser['get'] = async (path, from = app) => {
    const { status, text, headers } = await request(from).get(path).set('cookie', cookie);
    const given: string[] = [headers['set-cookie'] ?? []].flat();
    cookie = given[0]?.split(';')[0] ?? cookie;
    const heading = /<h1>(.*?)<\/h1>/.exec(text)?.[1] ?? '';
    return { status, heading, html: text, headers };
  };
  return {
    get,
    consent: async (portal, scopes) => {
      const asked = new URL(String((await get('/install')).headers['location']));
      if (scopes !== undefined) asked.searchParams.set('scope', scopes.join(' '));
      asked.searchParams.set('sandbox_decision', 'grant');
      asked.searchParams.set('sandbox_portal', String(portal));
      const answered = await fetch(asked, { redirect: 'manual' });
      const back = new URL(answered.headers.get('location') ?? '');
      return `${back.pathname}${back.search}`;
    },
  };
}

/** As a content security policy names a piece of inline CSS. */
export function styleHash(html: string): string {
  const style = /<style>(.*?)<\/style>/s.exec(html)?.[1] ?? '';
  return `'sha256-${createHash('sha256').update(style).digest('base64')}'`;
}
