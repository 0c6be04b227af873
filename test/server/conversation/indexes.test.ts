import { eventually } from '../../support/eventually';
import { FIRST_STORED_CONTACT, storeConversations } from '../../support/stored-conversations';
import { OBSERVE_LINE, PORTAL } from '../../support/world';
import { type CardWorld, startCardWorld } from './card-world';

/** What grows with every call; the others hold a row or a few for each portal. */
const GROWING = [
  ...['call', 'caller', 'consent_entry', 'conversation', 'conversation_event'],
  ...['hubspot_record', 'lead', 'message', 'verdict'],
];
const CARDS = 20;

let world: CardWorld;
beforeAll(async () => {
  world = await startCardWorld();
  await storeConversations(
    world.db,
    [{ portal: PORTAL, line: OBSERVE_LINE }],
    { from: 0, to: 4_000 },
    10,
  );
  await world.settled();
});
afterAll(() => world.end());

/** How often each table was read from end to end, and through an index, since the database began. */
async function scans(): Promise<ReadonlyMap<string, { whole: number; indexed: number }>> {
  const { rows } = await world.db.query<{ name: string; whole: string; indexed: string }>(
    `SELECT relname AS name, seq_scan AS whole, idx_scan AS indexed FROM pg_stat_user_tables
     WHERE relname = ANY ($1)`,
    [GROWING],
  );
  return new Map(
    rows.map(({ name, whole, indexed }) => [
      name,
      { whole: Number(whole), indexed: Number(indexed) },
    ]),
  );
}

test('the card reads none of the growing tables from end to end, whatever it is asked', async () => {
  const before = await scans();
  for (let each = 0; each < CARDS; each += 1) {
    const { conversationId, thread } = await world.shown(String(FIRST_STORED_CONTACT + each * 7));
    await world.get('/news', { conversationId });
    const [oldest] = thread;
    await world.get('/earlier', {
      conversationId,
      before: { at: oldest?.at ?? 0, id: oldest?.id ?? '' },
    });
    await world.get('/preview-text', { conversationId, body: 'Hello' });
  }
  // PostgreSQL counts a scan some time after it was made.
  const after = await eventually('all scans are counted', async () => {
    const now = await scans();
    const made = (now.get('message')?.indexed ?? 0) - (before.get('message')?.indexed ?? 0);
    return made >= CARDS * 4 && now;
  });
  const whole = GROWING.map((name) => [
    name,
    (after.get(name)?.whole ?? 0) - (before.get(name)?.whole ?? 0),
  ]);
  expect(whole).toEqual(GROWING.map((name) => [name, 0]));
});
