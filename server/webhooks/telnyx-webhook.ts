import express, { type ErrorRequestHandler, type Request, type Response, Router } from 'express';
import type { Logger } from 'pino';
import { type MessageId, messageId } from '../../src/ids';
import type { JobName } from '../jobs/payloads';
import type { TelnyxAccount } from '../telnyx/account-store';
import { readEnvelope, sessionOf, type WebhookEnvelope } from '../telnyx/webhook-body';
import { checkSignature, type SignatureCheck } from '../telnyx/webhook-signature';
import type { RecordedEvent } from './record-events';
import type { WebhookKeys } from './webhook-keys';

export interface TelnyxWebhookParts {
  readonly keys: Pick<WebhookKeys, 'find' | 'refetch'>;
  readonly record: (event: RecordedEvent) => Promise<void>;
  /** Business time, epoch ms. Signatures are judged by real time, whatever the business's clock says. */
  readonly now: () => number;
  readonly logger: Logger;
  /** Told the fate of every delivery, for the metrics. */
  readonly count: (answer: number) => void;
}

const MOST_BYTES = '1mb';

/**
 * `POST /webhooks/telnyx/:token` and `/:token/messages/:messageId`: verify, record, answer.
 *
 * 200 recorded · 400 no Telnyx event · 401 not signed by this account's key, or not in time · 413 too large ·
 * 415 not JSON · 503 something of ours is away: please try again. Never 404, which Telnyx takes as final.
 */
export function telnyxWebhook(parts: TelnyxWebhookParts): Router {
  const router = Router();
  const answer = (res: Response, status: number, problem?: string): void => {
    parts.count(status);
    res.status(status).json(problem === undefined ? {} : { error: problem });
  };

  const receive = async (req: Request, res: Response): Promise<void> => {
    if (!Buffer.isBuffer(req.body)) {
      answer(res, 415, 'Send application/json.');
      return;
    }
    const message = readMessageId(req.params['messageId']);
    if (message === 'invalid') {
      answer(res, 400, 'The address names no message.');
      return;
    }
    const checked = await authenticate(parts, String(req.params['token']), req, req.body);
    if (!checked.ok) {
      answer(res, 401, checked.problem);
      return;
    }
    const read = readEnvelope(req.body);
    if (!read.ok) {
      answer(res, 400, read.problem);
      return;
    }
    const { data } = read.envelope;
    await parts.record({
      portalId: checked.account.portalId,
      id: data.id,
      eventType: data.event_type,
      sessionId: sessionOf(read.envelope),
      messageId: message,
      receivedAt: new Date(parts.now()).toISOString(),
      body: req.body.toString('utf8'),
      task: jobFor(read.envelope),
    });
    answer(res, 200);
  };

  const handler = (req: Request, res: Response): void => {
    receive(req, res).catch((error: unknown) => {
      parts.logger.error(
        { err: error },
        'a webhook could not be recorded; Telnyx is asked to try again',
      );
      res.setHeader('retry-after', '1');
      answer(res, 503, 'Ringback is not ready. Please try again.');
    });
  };

  const rawBody = express.raw({
    type: ['application/json', 'application/*+json'],
    limit: MOST_BYTES,
  });
  router.post(
    ['/webhooks/telnyx/:token', '/webhooks/telnyx/:token/messages/:messageId'],
    rawBody,
    handler,
  );
  router.use(bodyProblems(answer));
  return router;
}

/**
 * Only what can change something starts a job. An initiated call starts nothing, since there is something to
 * decide only when it is answered or over; nor does `message.sent`, since the final report follows and a
 * look-up reads recorded events anyway.
 */
function jobFor(envelope: WebhookEnvelope): JobName | undefined {
  switch (envelope.data.event_type) {
    case 'call.answered':
    case 'call.bridged':
    case 'call.hangup':
      return sessionOf(envelope) === undefined ? undefined : 'call';
    case 'message.received':
      return 'inbound_text';
    case 'message.finalized':
      return 'delivery_report';
    default:
      return undefined;
  }
}

function readMessageId(
  parameter: string | string[] | undefined,
): MessageId | undefined | 'invalid' {
  if (parameter === undefined) return undefined;
  return messageId(String(parameter)) ?? 'invalid';
}

async function authenticate(
  parts: TelnyxWebhookParts,
  token: string,
  req: Request,
  rawBody: Buffer,
): Promise<{ ok: true; account: TelnyxAccount } | { ok: false; problem: string }> {
  const account = await parts.keys.find(token);
  if (account === undefined)
    return { ok: false, problem: 'This address belongs to no connected Telnyx account.' };
  const signed = {
    signature: req.get('telnyx-signature-ed25519'),
    timestamp: req.get('telnyx-timestamp'),
    rawBody,
  };
  const check = checkSignature(signed, account.publicKey, Date.now());
  if (check === 'genuine') return { ok: true, account };
  if (check === 'forged') {
    const renewed = await parts.keys.refetch(token, account);
    if (
      renewed !== undefined &&
      checkSignature(signed, renewed.publicKey, Date.now()) === 'genuine'
    ) {
      return { ok: true, account: renewed };
    }
    parts.logger.error(
      { portal: account.portalId },
      'refused a webhook whose signature does not fit the account’s key',
    );
  }
  return { ok: false, problem: PROBLEMS[check] };
}

const PROBLEMS: Readonly<Record<Exclude<SignatureCheck, 'genuine'>, string>> = {
  unsigned: 'The request carries no Telnyx signature.',
  stale: 'The signature’s time is more than five minutes from now.',
  forged: 'The signature does not fit the account’s key.',
};

/** What express says about bodies it could not read, in our words. */
function bodyProblems(
  answer: (res: Response, status: number, problem: string) => void,
): ErrorRequestHandler {
  return (error: unknown, _req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const type = error instanceof Error && 'type' in error ? error.type : undefined;
    if (type === 'entity.too.large') answer(res, 413, `The body is larger than ${MOST_BYTES}.`);
    else if (type === 'encoding.unsupported')
      answer(res, 415, 'Send the body without that encoding.');
    else if (error instanceof URIError) answer(res, 400, 'The address cannot be read.');
    else answer(res, 400, 'The body could not be read.');
  };
}
