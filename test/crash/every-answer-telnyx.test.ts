import { eventually } from '../support/eventually';
import { OBSERVE_LINE, PORTAL, startWorld, TELNYX_KEY, type World } from '../support/world';
import { type Answer, telnyxError } from './answers';
import {
  accountOf,
  type CallerAccount,
  isDecided,
  leftToDo,
  letLookUpsEnd,
  lookUpNow,
  TEXTED,
  UNRESOLVED,
} from './caller-account';

const refused = (because: string): CallerAccount => ({
  ...UNRESOLVED,
  messages: [`refused ${because}`],
});

/** Every way Telnyx can answer a request to send, and what has to be found in the end. */
const SEND_ANSWERS: readonly (readonly [string, Answer, CallerAccount])[] = [
  [
    'too many requests',
    { kind: 'error_before', status: 429, body: telnyxError('10011', 'Too many requests') },
    TEXTED,
  ],
  ['500, and nothing was sent', { kind: 'error_before', status: 500 }, UNRESOLVED],
  ['500, although it was sent', { kind: 'error_after', status: 500 }, TEXTED],
  ['502, and nothing was sent', { kind: 'error_before', status: 502 }, UNRESOLVED],
  ['502, although it was sent', { kind: 'error_after', status: 502 }, TEXTED],
  ['a cut connection, and nothing was sent', { kind: 'cut_before' }, UNRESOLVED],
  ['a cut connection, although it was sent', { kind: 'cut_after' }, TEXTED],
  ['late', { kind: 'slow', delayMs: 2_500 }, TEXTED],
  ['200 with bytes that are no JSON', { kind: 'malformed_after' }, TEXTED],
  ['408, and nothing was sent', { kind: 'error_before', status: 408 }, UNRESOLVED],
  ['400 without a word of Telnyx’s own', { kind: 'error_before', status: 400 }, UNRESOLVED],
  [
    '400, opted out',
    {
      kind: 'error_before',
      status: 400,
      body: telnyxError('40300', 'Blocked due to STOP message'),
    },
    refused('opted_out_at_carrier'),
  ],
  [
    '403, no funds',
    { kind: 'error_before', status: 403, body: telnyxError('20100', 'Insufficient funds') },
    refused('no_funds'),
  ],
  [
    '404, unknown',
    { kind: 'error_before', status: 404, body: telnyxError('10005', 'Resource not found') },
    refused('refused'),
  ],
  [
    '409, unheard of',
    { kind: 'error_before', status: 409, body: telnyxError('99999', 'Something new') },
    refused('refused'),
  ],
  [
    '422, no valid number',
    { kind: 'error_before', status: 422, body: telnyxError('40310', 'Invalid destination') },
    refused('number_unreachable'),
  ],
];

/** Every way Telnyx can fail to tell what became of a text. */
const LOOK_UP_ANSWERS: readonly (readonly [string, Answer])[] = [
  [
    'too many requests',
    { kind: 'error_before', status: 429, body: telnyxError('10011', 'Too many requests') },
  ],
  ['500', { kind: 'error_before', status: 500 }],
  ['502', { kind: 'error_after', status: 502 }],
  ['a cut connection', { kind: 'cut_before' }],
  ['a cut connection at the end', { kind: 'cut_after' }],
  ['200 with bytes that are no JSON', { kind: 'malformed_after' }],
  ['400', { kind: 'error_before', status: 400, body: telnyxError('10011', 'Bad Request') }],
  [
    '401',
    { kind: 'error_before', status: 401, body: telnyxError('10009', 'Authentication failed') },
  ],
  ['403', { kind: 'error_before', status: 403, body: telnyxError('10010', 'Forbidden') }],
  ['404', { kind: 'error_before', status: 404, body: telnyxError('10005', 'Resource not found') }],
  ['422', { kind: 'error_before', status: 422, body: telnyxError('10015', 'Invalid value') }],
  ['nothing', { kind: 'hang_before' }],
];

describe('whatever Telnyx answers, nobody is texted twice and nobody is forgotten', () => {
  let world: World;
  let called = 0;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterEach(() => world.telnyx.faults.clear());
  afterAll(() => world.end());

  const missCall = async (): Promise<string> => {
    called += 1;
    const caller = `+1312555${3_000 + called}`;
    await world.telnyx.placeCall({ from: caller, to: OBSERVE_LINE }).delivered;
    return caller;
  };
  const atRest = (caller: string): Promise<unknown> =>
    eventually('everything is at rest', async () => {
      await world.telnyx.redeliver();
      const left = await leftToDo(world.db);
      if (left.length > 0) throw new Error(left.join('; '));
      return isDecided(world.db, caller);
    });
  const becomes = (caller: string, state: string): Promise<unknown> =>
    eventually(`the text to ${caller} is ${state}`, async () =>
      (await accountOf(world, caller)).messages.some((message) => message.startsWith(state)),
    );

  test.each(SEND_ANSWERS)('a request to send is answered: %s', async (_, answer, wanted) => {
    world.telnyx.faults.add({ ...answer, route: 'POST /messages', times: 1 });
    const caller = await missCall();
    if (wanted === UNRESOLVED) {
      await becomes(caller, 'unknown');
      await letLookUpsEnd(world.db, caller);
    }
    // A text in doubt rests too, until its report comes.
    if (wanted === TEXTED) await becomes(caller, 'accepted');
    await atRest(caller);
    expect(await accountOf(world, caller)).toEqual(wanted);
  });

  test('requests to send are not answered at all, and one of the texts was sent', async () => {
    world.telnyx.faults.add({ kind: 'hang_before', route: 'POST /messages', times: 1 });
    world.telnyx.faults.add({ kind: 'hang_after', route: 'POST /messages', times: 1 });
    const lost = await missCall();
    const arrived = await missCall();
    await becomes(lost, 'unknown');
    await letLookUpsEnd(world.db, lost);
    await atRest(arrived);
    expect(await accountOf(world, lost)).toEqual(UNRESOLVED);
    expect(await accountOf(world, arrived)).toEqual(TEXTED);
  });

  test('the key is refused: the text is too, with its reason; connecting anew heals', async () => {
    world.telnyx.faults.add({
      kind: 'error_before',
      status: 401,
      body: telnyxError('20002', 'API key revoked'),
      route: 'POST /messages',
      times: 1,
    });
    const caller = await missCall();
    await atRest(caller);
    expect(await accountOf(world, caller)).toEqual(refused('key_refused'));
    await world.product.operate('connect', '--portal', String(PORTAL), '--telnyx-key', TELNYX_KEY);
    const next = await missCall();
    await atRest(next);
    expect(await accountOf(world, next)).toEqual(TEXTED);
  });

  test.each(LOOK_UP_ANSWERS)(
    'a text of unknown fate is looked up and the answer is: %s',
    async (_, answer) => {
      world.telnyx.faults.add({
        kind: 'error_after',
        status: 500,
        route: 'POST /messages',
        times: 1,
      });
      // No report arrives, so that the records have to tell.
      const stop = world.telnyx.onRequest(({ path }, phase) => {
        if (path === '/messages' && phase === 'handled')
          world.telnyx.setWebhookFaults({ dropProbability: 1 });
      });
      const caller = await missCall();
      await becomes(caller, 'unknown');
      await eventually('the text has reached its phone', () =>
        world.telnyx.texts().some(({ to, status }) => to === caller && status === 'delivered'),
      );
      stop();
      world.telnyx.setWebhookFaults({ dropProbability: 0 });

      world.telnyx.faults.add({ ...answer, route: 'GET /detail_records', times: 1 });
      const asked = recordRequests();
      await lookUpNow(world.db, caller);
      await eventually('Telnyx was asked, in vain', async () => {
        return recordRequests() > asked && (await waitsForNextLook(caller));
      });
      expect((await accountOf(world, caller)).messages).toEqual(['unknown']);

      await lookUpNow(world.db, caller);
      await becomes(caller, 'accepted');
      await atRest(caller);
      expect(await accountOf(world, caller)).toEqual(TEXTED);
    },
  );

  const recordRequests = (): number => world.telnyx.counts()['GET /detail_records'] ?? 0;
  const waitsForNextLook = async (caller: string): Promise<boolean> => {
    const { rowCount } = await world.db.query(
      `SELECT 1 FROM message JOIN graphile_worker.jobs AS job ON job.key = 'look_up:' || message.id
       WHERE to_number = $1 AND job.locked_at IS NULL AND job.run_at > now()`,
      [caller],
    );
    return rowCount === 1;
  };
});
