import { mkdtempSync } from 'node:fs';
import { chmod, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../server/postgres/embedded/embedded-postgres';
import { eventually } from '../support/eventually';
import { OBSERVE_LINE, startWorld, type World } from '../support/world';
import { endAllExplained, expectAllJudged } from './accounts';
import { newCallers, oneEach } from './callers';
import { expectEachOnce } from './crm';
import { textCounts } from './texts';
import { answersToFailed, deliver } from './undelivered';

const CALLS = 100;
/** They end one after another, so that some are over, some are being texted and some go on when it happens. */
const APART_MS = 40;

let folder: string;
let postgres: EmbeddedPostgres;
let world: World;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'ringback-restarted-'));
  await chmod(folder, 0o755); // PostgreSQL may run as another user
  postgres = await startEmbeddedPostgres(folder);
  world = await startWorld({ databaseServer: postgres.url });
});
afterAll(async () => {
  await endAllExplained(world).finally(postgres.stop);
  await rm(folder, { recursive: true, force: true });
});

test('PostgreSQL is away in the middle of 100 missed calls: 100 texts, none lost, none double', async () => {
  const callers = newCallers(CALLS);
  const calls = callers.map((from, turn) =>
    world.telnyx.placeCall({ from, to: OBSERVE_LINE, ringMs: turn * APART_MS }),
  );
  await eventually('a third has been texted', () => world.telnyx.texts().length >= CALLS / 3);
  await postgres.stop();
  await eventually('Telnyx gives deliveries up', () => answersToFailed(world).length > 0);
  const unknownAddress = await deliver(world, '{}', {}, `${world.product.url}/webhooks/telnyx/1.x`);
  expect(unknownAddress.status).toBe(503);
  // It is stopped already: this starts it on the port it had.
  await postgres.restart();
  await Promise.all(calls.map(({ delivered }) => delivered));

  expect(answersToFailed(world)).toEqual([503]);
  expect(await world.telnyx.redeliver()).toMatchObject({ failed: 0 });
  await expectAllJudged(world);
  expect(textCounts(world, callers)).toEqual(oneEach(callers));
  for (const caller of callers) expectEachOnce(world, caller);
});
