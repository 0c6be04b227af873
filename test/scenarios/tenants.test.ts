import { randomUUID } from 'node:crypto';
import { DatabaseError } from 'pg';
import { SERVER_ROLE } from '../../server/postgres/pool';
import { type Business, openBusiness } from '../support/business';
import { contactOf, missedCaller } from '../support/missed-callers';
import { askDoor } from '../support/signed-fetch';
import { ACME, OBSERVE_LINE, PORTAL, startWorld, type World } from '../support/world';
import { endAllExplained, expectAllJudged } from './accounts';
import { newCaller } from './callers';
import { textsTo } from './texts';
import { deliver, undelivered } from './undelivered';
import { missedCall } from './verdicts';

const OTHER_LINE = '+13125550200';
const OTHER: Business = {
  portal: 4_242_002,
  name: 'Best Roofing',
  telnyxKey: 'KEY-other',
  lines: [{ number: OTHER_LINE, mode: 'observe' }],
};

let world: World;
let othersWebhookUrl: string;
/** Every table that holds portals' rows, by PostgreSQL's own catalogue. */
let tables: string[];

beforeAll(async () => {
  world = await startWorld();
  othersWebhookUrl = await openBusiness(world, OTHER);
  await liveThroughEverything(ACME, OBSERVE_LINE);
  await liveThroughEverything(OTHER, OTHER_LINE);
  const { rows } = await world.db.query<{ name: string }>(
    `SELECT relname AS name FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
     WHERE attname = 'portal_id' AND relkind IN ('r', 'p') ORDER BY relname`,
  );
  tables = rows.map(({ name }) => name);
});
afterEach(() => expectAllJudged(world));
afterAll(() => endAllExplained(world));

/** Leaves a row in every table, each through a door of the product. */
async function liveThroughEverything({ portal }: Business, line: string): Promise<void> {
  const dana = ['--number', '+13125550300', '--name', 'Dana'];
  await world.product.operate('staff', 'add', '--portal', String(portal), ...dana);
  const caller = newCaller();
  await missedCall(world, caller, { to: line });
  const contact = await contactOf(world, caller, portal);
  await askAll(portal, contact);
  await runWorkflow(portal, contact);
  await world.telnyx.textIn({ from: caller, to: line, text: 'STOP' }).delivered;
  await world.settled();
  await mergeAndErase(portal, line);
}

/** Through the screens: a rep pauses the automation, a manager adds a location and another manager. */
async function askAll(portal: number, contactId: string): Promise<void> {
  const user = { portal, userId: '60000001', email: 'rep@example.com' };
  const ask = async <Value>(path: string, body: object): Promise<Value> => {
    const answer = await askDoor<Value>(world.product.url, path, user, body);
    if (!answer.ok) throw new Error(`${path}: ${answer.reason}`);
    return answer.value;
  };
  const idempotencyKey = randomUUID();
  const { conversationId } = await ask<{ conversationId: string }>('/api/conversation', {
    contactId,
  });
  await ask('/api/conversation/pause', { conversationId, paused: true, idempotencyKey });
  await ask('/api/settings/locations/add', { idempotencyKey, name: 'Chicago' });
  await ask('/api/settings/managers/add', { idempotencyKey, userId: user.userId });
}

async function runWorkflow(portal: number, contactId: string): Promise<void> {
  const { rows } = await world.db.query<{ id: string }>(
    'SELECT id FROM line WHERE portal_id = $1 LIMIT 1',
    [portal],
  );
  await world.hubspot.runAction(portal, {
    contactId,
    url: `${world.product.url}/hubspot/actions/send-text`,
    inputFields: {
      line: rows[0]?.id ?? '',
      wording: 'Your appointment is tomorrow.',
      messageClass: 'transactional',
    },
  });
}

/** In HubSpot: two contacts become one, and another person asks to be forgotten. */
async function mergeAndErase(portal: number, line: string): Promise<void> {
  const one = await missedCaller(world, newCaller(), { portal, line });
  const other = await missedCaller(world, newCaller(), { portal, line });
  world.hubspot.mergeContacts(portal, one.contactId, other.contactId);
  const gone = await missedCaller(world, newCaller(), { portal, line });
  world.hubspot.privacyDelete(portal, gone.contactId);
  await world.hubspot.webhooksSettled();
  await world.settled();
}

test('with one portal in scope the server’s role can neither read nor write a row of another, in any table', async () => {
  expect(tables).toEqual(expect.arrayContaining(['hubspot_grant', 'message', 'webhook_event']));
  for (const table of tables) {
    const theirs = await rowOf(table, OTHER);
    const scoped = (sql: string, ...values: unknown[]): Promise<number | 'refused'> =>
      tryAsServer(String(PORTAL), sql, values);
    const whose = `FROM ${table} WHERE portal_id = $1`;
    expect({
      table,
      readsOwn: !none(await scoped(`SELECT ${whose}`, PORTAL)),
      reads: await scoped(`SELECT ${whose}`, OTHER.portal),
      changes: none(
        await scoped(`UPDATE ${table} SET portal_id = $1 WHERE portal_id = $1`, OTHER.portal),
      ),
      deletes: none(await scoped(`DELETE ${whose}`, OTHER.portal)),
      givesAway: await scoped(`UPDATE ${table} SET portal_id = $1`, OTHER.portal),
      writes: await scoped(insertInto(table), theirs),
    }).toEqual({
      table,
      readsOwn: true,
      reads: 0,
      changes: true,
      deletes: true,
      givesAway: 'refused',
      writes: 'refused',
    });
  }
});

test('a forgotten scope reads nothing and writes nothing, in any table', async () => {
  for (const table of tables) {
    const row = await rowOf(table, ACME);
    expect({
      table,
      reads: await tryAsServer('', `SELECT FROM ${table}`),
      writes: await tryAsServer('', insertInto(table), [row]),
    }).toEqual({ table, reads: 0, writes: 'refused' });
  }
});

test('the directory of portals can be read, but a portal changes its own row only', async () => {
  const disconnect =
    "UPDATE portal SET connection = 'disconnected', disconnected_because = 'x', disconnected_at = now()";
  expect(await tryAsServer(String(PORTAL), disconnect)).toBe(1);
  expect(await tryAsServer('', disconnect)).toBe(0);
});

test('one caller of two businesses gets a text from each, and an opt-out from one silences that one only', async () => {
  const caller = newCaller();
  expect(await missedCall(world, caller, { to: OBSERVE_LINE })).toMatchObject({ kind: 'text' });
  await world.telnyx.textIn({ from: caller, to: OBSERVE_LINE, text: 'STOP' }).delivered;
  await world.settled();
  expect(await missedCall(world, caller, { to: OTHER_LINE })).toMatchObject({ kind: 'text' });
  expect(textsTo(world, caller)).toMatchObject([
    { from: OBSERVE_LINE, text: expect.stringContaining(ACME.name) },
    { from: OTHER_LINE, text: expect.stringContaining(OTHER.name) },
  ]);
});

test('what one account signs is refused at the address of another', async () => {
  const call = await undelivered(world, { from: newCaller(), to: OBSERVE_LINE });
  const body = call.bodies.get('call.hangup') ?? '';
  const headers = { ...world.telnyx.sign(ACME.telnyxKey, body) };
  expect((await deliver(world, body, headers, othersWebhookUrl)).status).toBe(401);
});

/** Some row of a business, as JSON; every table has one. */
async function rowOf(table: string, { portal }: Business): Promise<string> {
  const { rows } = await world.db.query<{ row: string }>(
    `SELECT row_to_json(t)::text AS row FROM ${table} AS t WHERE portal_id = $1 LIMIT 1`,
    [portal],
  );
  if (rows[0] === undefined) throw new Error(`${table} has no row of portal ${portal}.`);
  return rows[0].row;
}

function insertInto(table: string): string {
  return `INSERT INTO ${table} OVERRIDING SYSTEM VALUE SELECT * FROM json_populate_record(NULL::public.${table}, $1)`;
}

/** Some tables the server may not change at all, which is as good as finding nothing to change. */
function none(rows: number | 'refused'): boolean {
  return rows === 0 || rows === 'refused';
}

const INSUFFICIENT_PRIVILEGE = '42501';

/**
 * Tries a statement as the role that the server works as, and takes it back.
 *
 * @param scope the portals in scope, as the server sets them
 * @returns how many rows it was about, or that PostgreSQL refused it.
 */
async function tryAsServer(
  scope: string,
  sql: string,
  values: unknown[] = [],
): Promise<number | 'refused'> {
  const client = await world.db.connect();
  try {
    await client.query(
      `BEGIN; SET LOCAL ROLE ${SERVER_ROLE}; SET LOCAL ringback.portals = '${scope}'`,
    );
    return (await client.query(sql, values)).rowCount ?? 0;
  } catch (error) {
    if (error instanceof DatabaseError && error.code === INSUFFICIENT_PRIVILEGE) return 'refused';
    throw error;
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}
