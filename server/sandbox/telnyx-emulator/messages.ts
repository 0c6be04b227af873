import { randomUUID } from 'node:crypto';
import { refuse } from './errors';
import { followMessage } from './message-life';
import { messageResource } from './message-resource';
import type { Platform } from './platform';
import { ok, type Reply } from './reply';
import { type AcceptableSend, judgeSend } from './send-rules';
import type { Account, Message } from './state';

/**
 * `POST /messages`: accepts a text (200, `queued`) and lets its life run, or refuses it and changes nothing.
 * There is no idempotency key: the same request twice is two texts.
 */
export function sendMessage(platform: Platform, account: Account, body: unknown): Reply {
  const allowance = platform.messageLimit.take(account.id);
  if (!allowance.allowed) return { ...refuse('10011'), headers: allowance.headers };
  const judged = judgeSend(platform, account, body);
  if ('refusal' in judged) return { ...judged.refusal, headers: allowance.headers };
  const message = accept(platform, account, judged.send);
  void followMessage(platform, account, message);
  return { ...ok(messageResource(platform, account, message)), headers: allowance.headers };
}

/** `GET /messages/:id`. */
export function showMessage(platform: Platform, account: Account, id: string): Reply {
  const message = platform.messages.get(id);
  return message?.accountId === account.id
    ? ok(messageResource(platform, account, message))
    : refuse('10005');
}

function accept(platform: Platform, account: Account, send: AcceptableSend): Message {
  const landline = platform.recipients.get(send.to) === 'landline_undelivered';
  const [primary, failover] = reportUrls(send);
  const message: Message = {
    id: randomUUID(),
    accountId: account.id,
    direction: 'outbound',
    type: send.mediaUrls.length > 0 ? 'MMS' : 'SMS',
    from: send.from,
    to: send.to,
    text: send.text,
    mediaUrls: send.mediaUrls,
    subject: send.subject,
    encoding: send.segments.encoding,
    parts: send.segments.parts,
    profileId: send.profile.id,
    webhookUrl: primary ?? null,
    webhookFailoverUrl: failover ?? null,
    status: 'queued',
    errors: [],
    lineType: landline ? 'Wireline' : 'Wireless',
    carrier: landline ? 'SANDBOX TELEPHONE' : 'SANDBOX WIRELESS',
    receivedAt: platform.now(),
    sentAt: null,
    completedAt: null,
    recordedAtReal: null,
  };
  platform.messages.set(message.id, message);
  return message;
}

/** The message's own addresses first, then the profile's unless the request forbids them; two at most. */
function reportUrls(send: AcceptableSend): string[] {
  const ofProfile = send.useProfileWebhooks
    ? [send.profile.webhookUrl, send.profile.webhookFailoverUrl]
    : [];
  const urls = [send.webhookUrl, send.webhookFailoverUrl, ...ofProfile];
  return [...new Set(urls.filter((url) => url !== null))].slice(0, 2);
}
