import { eventually } from '../support/eventually';
import {
  expectNothingUnexplained,
  judged,
  newCaller,
  textsTo,
  verdictsOf,
} from '../support/texts-to';
import { OBSERVE_LINE, OVERFLOW_LINE, startWorld, TELNYX_KEY, type World } from '../support/world';

let world: World;

beforeAll(async () => {
  world = await startWorld({ messagesPerSecond: 500 });
});
afterAll(() => world.end());
beforeEach(() => {
  world.telnyx.faults.clear();
  world.hubspot.faults.clear();
});
afterEach(() => expectNothingUnexplained(world));

async function miss(from: string, more: object = {}): Promise<void> {
  await world.telnyx.placeCall({ from, to: OBSERVE_LINE, outcome: 'missed', ...more }).delivered;
}

test('one missed call: 1', async () => {
  const caller = newCaller();
  await miss(caller);
  expect(await judged(world, caller, 1)).toMatchObject([{ kind: 'text', state: 'accepted' }]);
  expect(textsTo(world, caller)).toBe(1);
});

test('each event delivered five times in a row: 1', async () => {
  const caller = newCaller();
  await miss(caller, { copies: 5 });
  await judged(world, caller, 1);
  await world.settled();
  expect(textsTo(world, caller)).toBe(1);
});

test('each event delivered ten times at once: 1', async () => {
  const caller = newCaller();
  await miss(caller, { copies: 10, concurrent: true });
  await judged(world, caller, 1);
  await world.settled();
  expect(textsTo(world, caller)).toBe(1);
});

test.each(['reversed', 'shuffled', 'in_order'] as const)(
  'events %s, each three times: 1',
  async (deliver) => {
    const caller = newCaller();
    await miss(caller, { copies: 3, deliver });
    await judged(world, caller, 1);
    await world.settled();
    expect(textsTo(world, caller)).toBe(1);
  },
);

test('the same caller, three calls in a row: 1', async () => {
  const caller = newCaller();
  for (let call = 0; call < 3; call += 1) await miss(caller);
  const verdicts = await judged(world, caller, 3);
  expect(verdicts.map(({ because }) => because).sort()).toEqual([
    'cool_down',
    'cool_down',
    'missed',
  ]);
  expect(textsTo(world, caller)).toBe(1);
});

test('the same caller, three calls ending at once: 1', async () => {
  const caller = newCaller();
  await Promise.all([miss(caller), miss(caller), miss(caller)]);
  await judged(world, caller, 3);
  expect(textsTo(world, caller)).toBe(1);
});

test('the same caller on two lines at once: 1', async () => {
  const caller = newCaller();
  await Promise.all([miss(caller), miss(caller, { to: OVERFLOW_LINE })]);
  await judged(world, caller, 2);
  expect(textsTo(world, caller)).toBe(1);
});

test('an answered call: 0', async () => {
  const caller = newCaller();
  await miss(caller, { outcome: 'answered' });
  expect(await judged(world, caller, 1)).toMatchObject([
    { kind: 'no_text', because: 'not_missed' },
  ]);
  expect(textsTo(world, caller)).toBe(0);
});

test('the caller redials and gets through before the text left: 0', async () => {
  const caller = newCaller();
  await world.telnyx.goAway();
  await miss(caller);
  await eventually(
    'the text waits',
    async () => (await verdictsOf(world, caller))[0]?.state === 'due',
  );
  await miss(caller, { outcome: 'answered' });
  await eventually(
    'the answered call is judged',
    async () => (await verdictsOf(world, caller)).length === 2,
  );
  await world.telnyx.comeBack();
  const verdicts = await judged(world, caller, 2);
  expect(verdicts.map(({ state }) => state)).toEqual(['cancelled', null]);
  expect(textsTo(world, caller)).toBe(0);
});

describe('Telnyx sent it and says otherwise', () => {
  const lies = [
    ['answers 500', { kind: 'error_after', status: 500 }],
    ['cuts the connection', { kind: 'cut_after' }],
    ['answers nonsense', { kind: 'malformed_after' }],
    ['never answers', { kind: 'hang_after' }],
  ] as const;

  test.each(lies)('it %s: 1, never 2, and the text is found', async (_how, fault) => {
    const caller = newCaller();
    world.telnyx.faults.add({ ...fault, route: 'POST /messages', times: 1 });
    await miss(caller);
    const verdicts = await eventually(
      'the text is found',
      async () => {
        const found = await verdictsOf(world, caller);
        return found[0]?.state === 'accepted' ? found : undefined;
      },
      30_000,
    );
    expect(verdicts).toHaveLength(1);
    expect(textsTo(world, caller)).toBe(1);
    expect(world.telnyx.counts()['POST /messages']).toBeGreaterThan(0);
  });
});

test('Telnyx refuses the connection, then recovers: 1', async () => {
  const caller = newCaller();
  await world.telnyx.goAway();
  await miss(caller);
  await eventually(
    'the text waits',
    async () => (await verdictsOf(world, caller))[0]?.state === 'due',
  );
  await world.telnyx.comeBack();
  expect(await judged(world, caller, 1)).toMatchObject([{ state: 'accepted' }]);
  expect(textsTo(world, caller)).toBe(1);
});

test('Telnyx asks to slow down, then takes it: 1', async () => {
  const caller = newCaller();
  world.telnyx.faults.add({
    kind: 'error_before',
    route: 'POST /messages',
    status: 429,
    body: { errors: [{ code: '10011', title: 'Too many requests' }] },
    headers: { 'x-ratelimit-reset': '1' },
    times: 2,
  });
  await miss(caller);
  expect(await judged(world, caller, 1)).toMatchObject([{ state: 'accepted' }]);
  expect(textsTo(world, caller)).toBe(1);
});

describe('callers who are not texted', () => {
  test('after STOP: 0, with the reason', async () => {
    const caller = newCaller();
    await miss(caller);
    await judged(world, caller, 1);
    await world.telnyx.textIn({ from: caller, to: OBSERVE_LINE, text: 'STOP' }).delivered;
    await world.settled();
    const before = textsTo(world, caller);
    await miss(caller, { to: OVERFLOW_LINE });
    const verdicts = await judged(world, caller, 2);
    expect(verdicts[1]).toMatchObject({ kind: 'no_text', because: 'opted_out' });
    expect(textsTo(world, caller)).toBe(before);
  });

  test('after "please don\'t text me again": 0, with the reason, and one confirmation', async () => {
    const caller = newCaller();
    await world.telnyx.textIn({
      from: caller,
      to: OBSERVE_LINE,
      text: "please don't text me again",
    }).delivered;
    await eventually('it is confirmed', () => textsTo(world, caller) === 1);
    await miss(caller);
    const [verdict] = await judged(world, caller, 1);
    expect(verdict).toMatchObject({ kind: 'no_text', because: 'opted_out' });
    expect(
      verdict?.rules.some(
        ({ effect, sentence }) => effect === 'forbid' && sentence.includes('text me again'),
      ),
    ).toBe(true);
    expect(textsTo(world, caller)).toBe(1);
  });

  test('a withheld number: 0, and no contact', async () => {
    await miss('anonymous');
    expect(await judged(world, 'anonymous', 1)).toMatchObject([
      { kind: 'no_text', because: 'caller_withheld' },
    ]);
    const { rows } = await world.db.query(
      `SELECT 1 FROM call WHERE from_shown = 'anonymous' AND conversation_id IS NOT NULL`,
    );
    expect(rows).toEqual([]);
  });

  test('an own number: 0, and no contact', async () => {
    await miss(OVERFLOW_LINE);
    expect(await judged(world, OVERFLOW_LINE, 1)).toMatchObject([
      { kind: 'no_text', because: 'caller_own_number' },
    ]);
    expect(textsTo(world, OVERFLOW_LINE)).toBe(0);
  });

  test('a staff phone: 0', async () => {
    const staff = newCaller();
    await world.product.operate(
      'staff',
      'add',
      '--portal',
      '4242001',
      '--number',
      staff,
      '--name',
      'Dana',
    );
    await miss(staff);
    expect(await judged(world, staff, 1)).toMatchObject([
      { kind: 'no_text', because: 'caller_staff' },
    ]);
    expect(textsTo(world, staff)).toBe(0);
  });

  test('a known landline: 0, with the reason and a task', async () => {
    const caller = newCaller();
    world.telnyx.setRecipient(caller, 'landline_refused');
    await miss(caller);
    expect(await judged(world, caller, 1)).toMatchObject([{ kind: 'text', state: 'refused' }]);
    await miss(caller);
    const verdicts = await judged(world, caller, 2);
    expect(verdicts[1]).toMatchObject({ kind: 'no_text', because: 'caller_landline' });
    await world.settled();
    expect(textsTo(world, caller)).toBe(0);
    const task = world.hubspot
      .records(4_242_001)
      .tasks.find(({ properties }) =>
        String(properties['hs_task_subject']).includes(
          `55${caller.slice(7, 8)}-${caller.slice(8)}`,
        ),
      );
    expect(task?.properties['hs_task_status']).toBe('NOT_STARTED');
  });

  test('a country that is not allowed: 0', async () => {
    await miss('+447911123456');
    expect(await judged(world, '+447911123456', 1)).toMatchObject([
      { kind: 'no_text', because: 'country_not_allowed' },
    ]);
  });
});

test('calls that ended while the server was away for half an hour, delivered then: 0, a task for each', async () => {
  const callers = [newCaller(), newCaller(), newCaller()];
  await world.product.kill();
  await Promise.all(callers.map((caller) => miss(caller, { endedSecondsAgo: 1_800 })));
  await world.product.start();
  expect(await world.telnyx.redeliver()).toMatchObject({ failed: 0 });
  for (const caller of callers) {
    expect(await judged(world, caller, 1)).toMatchObject([
      { kind: 'no_text', because: 'too_late' },
    ]);
    expect(textsTo(world, caller)).toBe(0);
  }
  await world.settled();
  const { rows } = await world.db.query(
    `SELECT count(*)::int AS tasks FROM lead JOIN conversation c ON c.id = lead.conversation_id JOIN caller ON caller.id = c.caller_id
     JOIN hubspot_record r ON r.kind = 'task' AND r.local_id = lead.id AND r.hubspot_id IS NOT NULL
     WHERE caller.number = ANY ($1) AND lead.closed_at IS NULL`,
    [callers],
  );
  expect(rows[0].tasks).toBe(3);
});

test('the server is killed with 20 missed calls in flight and restarted, without redelivery: 20', async () => {
  const callers = Array.from({ length: 20 }, newCaller);
  // A cause that proves nothing waits for a late answer: all twenty are in flight.
  await Promise.all(callers.map((caller) => miss(caller, { outcome: 'unspecified' })));
  await world.product.kill();
  expect(callers.map((caller) => textsTo(world, caller)).every((texts) => texts === 0)).toBe(true);
  await world.product.start();
  for (const caller of callers) await judged(world, caller, 1, 30_000);
  expect(callers.map((caller) => textsTo(world, caller))).toEqual(Array(20).fill(1));
});

test('the server is killed while Telnyx holds two answers back: every caller gets one', async () => {
  const callers = Array.from({ length: 6 }, newCaller);
  const arrived = (): number =>
    world.telnyx
      .requests()
      .filter(({ path, status }) => path === '/messages' && status === undefined).length;
  world.telnyx.faults.add({ kind: 'hang_after', route: 'POST /messages', times: 2 });
  const before = world.telnyx.texts().length;
  await Promise.all(callers.map((caller) => miss(caller)));
  await eventually(
    'two are with Telnyx',
    () => world.telnyx.texts().length === before + 2 || arrived() >= 2,
  );
  await world.product.kill();
  await world.product.start();
  await eventually(
    'every caller has one text',
    () => callers.every((caller) => textsTo(world, caller) === 1),
    40_000,
  );
});

test('HubSpot is away for the whole time: the texts go, then every record is written exactly once', async () => {
  const callers = Array.from({ length: 5 }, newCaller);
  await world.hubspot.goAway();
  await Promise.all(callers.map((caller) => miss(caller)));
  for (const caller of callers)
    expect(await judged(world, caller, 1)).toMatchObject([{ state: 'accepted' }]);
  await world.hubspot.comeBack();
  await world.settled(60_000);
  const { contacts, calls, communications, tasks } = world.hubspot.records(4_242_001);
  for (const caller of callers) {
    const found = contacts.filter(({ properties }) => properties['phone'] === caller);
    expect(found).toHaveLength(1);
    const [contact] = found;
    for (const records of [calls, communications, tasks]) {
      expect(
        records.filter(({ associations }) => associations.contacts.includes(contact?.id ?? '')),
      ).toHaveLength(1);
    }
  }
});

test('a key that Telnyx revoked stops the texts until a new one is connected', async () => {
  const [first, second, third] = [newCaller(), newCaller(), newCaller()];
  world.telnyx.setAccount(TELNYX_KEY, { keyRevoked: true });
  await miss(first);
  expect(await judged(world, first, 1)).toMatchObject([{ state: 'refused' }]);
  await miss(second);
  expect(await judged(world, second, 1)).toMatchObject([
    { kind: 'no_text', because: 'telnyx_key_refused' },
  ]);
  world.telnyx.setAccount(TELNYX_KEY, { keyRevoked: false });
  await world.product.operate('connect', '--portal', '4242001', '--telnyx-key', TELNYX_KEY);
  await miss(third);
  expect(await judged(world, third, 1)).toMatchObject([{ state: 'accepted' }]);
});
