import type { z } from 'zod';
import type { CONVERSATION_REQUESTS } from '../../src/api/conversation-requests';
import { composeReply } from '../../src/conversation/compose-reply';
import { messageId } from '../../src/ids';
import { countSegments, MAX_SEGMENTS } from '../../src/wording/segments';
import { humanWrote } from '../callers/caller-store';
import { enqueueSend } from '../jobs/enqueue';
import { keepPromise } from '../leads/lead-store';
import { addDue } from '../messages/new-messages';
import type { ChangeContext, Changed } from './change';
import { type Refusal, refusal } from './refusals';

/** A person’s text that has not left by then has lost its moment; they are told instead. */
const FRESH_FOR_MS = 10 * 60_000;

type SendRequest = z.output<typeof CONVERSATION_REQUESTS.send>;

/**
 * Puts a person's text in line for sending, the way of every text: claimed once, sent at most once. From here
 * on Ringback itself keeps out of the conversation (promise 10), and the next word is the caller's.
 */
export async function sendReply(
  { tx, user, standing, now }: ChangeContext,
  asked: SendRequest,
): Promise<Changed | Refusal> {
  if (standing.closed !== undefined) return refusal(standing.closed.reason, standing.closed.cure);
  const { body } = composeReply(asked.body, standing.firstContact);
  const line = standing.lines.find(({ id }) => id === (asked.lineId ?? standing.answerLineId));
  const id = messageId(asked.idempotencyKey);
  if (line === undefined || id === undefined)
    return refusal('This line is not there any more.', 'Choose another line.', {
      lineId: 'Choose another line.',
    });
  if (line.textingRefusedBecause !== null)
    return refusal(
      `${line.name} cannot text: ${line.textingRefusedBecause}`,
      'Choose another line.',
      {
        lineId: 'This line cannot text.',
      },
    );
  if (body === '' && asked.mediaUrls.length === 0)
    return refusal('There is nothing to send.', 'Write something, or attach a picture.', {
      body: 'Write something.',
    });
  const { segments } = countSegments(body);
  if (segments > MAX_SEGMENTS)
    return refusal(
      `This takes ${segments} segments; a text can have ${MAX_SEGMENTS}.`,
      'Shorten it, or send it in two.',
      { body: 'Shorten this.' },
    );
  const to =
    standing.person.find((each) => each.conversation_id === asked.conversationId) ??
    standing.person[0];
  const added = await addDue(tx, {
    id,
    kind: 'reply',
    conversationId: to.conversation_id,
    lineId: line.id,
    callId: undefined,
    answers: undefined,
    from: line.number,
    to: to.number,
    body,
    mediaUrls: asked.mediaUrls,
    writtenBy: user.email,
    segments: Math.max(1, segments),
    notBefore: now,
    freshUntil: now + FRESH_FOR_MS,
    now,
  });
  if (!added) return refusal('This text could not be taken.', 'Send it again.');
  for (const { conversation_id } of standing.person) {
    await humanWrote(tx, conversation_id, now);
    await keepPromise(tx, conversation_id, now);
  }
  await enqueueSend(tx, tx.portalId, id, 0);
  return { kind: 'texted', conversationId: to.conversation_id };
}
