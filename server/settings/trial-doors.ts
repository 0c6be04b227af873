import type { Answer } from '../../src/api/answer';
import {
  type TestCall,
  type TestText,
  testCallRequest,
  testTextRequest,
  testTextResultRequest,
} from '../../src/api/settings/trial';
import { type LineId, messageId } from '../../src/ids';
import { countSegments } from '../../src/wording/segments';
import { type ApiUser, type Door, door } from '../api/door';
import { lockCaller } from '../callers/caller-store';
import { composeTextBack } from '../calls/compose-text-back';
import { enqueueSend } from '../jobs/enqueue';
import { lineById, ownership } from '../lines/line-store';
import { addDue } from '../messages/new-messages';
import type { PortalTransaction } from '../postgres/portal-scope';
import { changeRequest, logChanges } from './change-log';
import { refusal } from './refusals';
import type { SettingsParts } from './settings-parts';
import { settingsTree } from './settings-store';
import { testCall, testsLately, testText } from './trial-results';
import { writtenNumber } from './written-number';

const DAY_MS = 24 * 60 * 60 * 1_000;
/** A test is for one's own phone; more than this is no test. */
const TESTS_A_DAY = 20;
/** A test that cannot leave by then is not worth waiting for. */
const FRESH_FOR_MS = 5 * 60 * 1_000;

/** Trying it out on one's own phone: the real way, labelled as a test. */
export function trialDoors(parts: SettingsParts): readonly Door[] {
  return [
    door('/api/settings/test-text', testTextRequest, 'manage', (user, input) =>
      parts.inPortal(user.portalId, (tx) => sendTest(parts, tx, user, input)),
    ),
    door('/api/settings/test-text/result', testTextResultRequest, 'use', (user, { id }) =>
      parts.inPortal(user.portalId, async (tx): Promise<Answer<TestText>> => {
        const found = await testText(tx, id);
        return found === undefined
          ? refusal('This test is not known.', 'Send another one.')
          : { ok: true, value: found };
      }),
    ),
    door('/api/settings/test-call', testCallRequest, 'use', (user, { lineId, from, since }) =>
      parts.inPortal(user.portalId, async (tx): Promise<Answer<TestCall>> => {
        const number = writtenNumber(await settingsTree(tx, 'to read it'), from);
        if (number === undefined) return noNumber(from, 'from');
        return { ok: true, value: { call: await testCall(tx, lineId, number, since) } };
      }),
    ),
  ];
}

async function sendTest(
  parts: SettingsParts,
  tx: PortalTransaction,
  user: ApiUser,
  input: ReturnType<typeof testTextRequest.parse>,
): Promise<Answer<TestText>> {
  const to = writtenNumber(await settingsTree(tx, 'to change it'), input.to);
  if (to === undefined) return noNumber(input.to, 'to');
  const before = await testText(tx, input.idempotencyKey);
  if (before !== undefined) return { ok: true, value: before };
  const line = await lineById(tx, input.lineId as LineId);
  const id = messageId(input.idempotencyKey);
  if (line === undefined || id === undefined)
    return refusal('This line is not there any more.', 'Choose another line.');
  if ((await ownership(tx, to)).line)
    return refusal(`${to} is one of your lines.`, 'Enter the number of your own phone.', {
      to: 'This is one of your lines.',
    });
  const now = parts.now();
  if ((await testsLately(tx, now - DAY_MS)) >= TESTS_A_DAY)
    return refusal(
      `${TESTS_A_DAY} test texts were sent in the last 24 hours.`,
      'Tests are for your own phone. Try again tomorrow.',
    );
  const body = `Test of Ringback: ${composeTextBack(line, now, true).text}`;
  const caller = await lockCaller(tx, to, parts.newId, now);
  await addDue(tx, {
    id,
    kind: 'test_text',
    conversationId: caller.conversationId,
    lineId: line.id,
    callId: undefined,
    answers: undefined,
    from: line.number,
    to,
    body,
    segments: countSegments(body).segments,
    notBefore: now,
    freshUntil: now + FRESH_FOR_MS,
    now,
  });
  await enqueueSend(tx, user.portalId, id, 0);
  await logChanges(tx, changeRequest(parts, user, input), [
    { about: 'Test text', changes: [{ what: 'Sent', from: line.number, to }] },
  ]);
  const sent = await testText(tx, id);
  if (sent === undefined) throw new Error('A test text that was just added is not there.');
  return { ok: true, value: sent };
}

const noNumber = (text: string, field: string): Answer<never> => {
  const reason = `“${text}” is no phone number.`;
  return refusal(reason, 'Write it with its country code, such as +13125550100.', {
    [field]: reason,
  });
};
