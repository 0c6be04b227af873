import { type Request, type Response, Router } from 'express';
import type { Logger } from 'pino';
import {
  bytesOf,
  hubspotBody,
  jsonOf,
  signedPartsOf,
  unreadableBody,
} from '../api/hubspot-request';
import { checkHubSpotSignature, type SignatureCheck } from '../api/hubspot-signature';
import type { RecordedEvent } from '../webhooks/record-events';
import { eventName, parseEvent, readContactEvent } from './webhook-event';

export interface HubSpotWebhookParts {
  readonly publicUrl: string;
  readonly hubspot: { readonly clientSecret: string; readonly appId: string };
  /** Records events and their jobs in one round trip; a known one changes nothing. */
  readonly record: (events: readonly RecordedEvent[]) => Promise<void>;
  /** Business time, epoch ms. Signatures are judged by real time. */
  readonly now: () => number;
  readonly logger: Logger;
}

const PROBLEMS: Readonly<Record<Exclude<SignatureCheck, 'genuine'>, string>> = {
  unsigned: 'The request carries no HubSpot signature.',
  stale: 'The signature’s time is more than five minutes from now.',
  forged: 'The signature does not fit this app and address.',
};

/**
 * `POST /webhooks/hubspot`: verify, record, answer. HubSpot waits five seconds and delivers up to ten times
 * more, in any order (HubSpot reference 2.5); the work is done by jobs.
 *
 * 200 recorded · 400 no list of events · 401 not signed by HubSpot, or not in time · 413 too large · 503
 * something of ours is away: please try again.
 */
export function hubspotWebhook(parts: HubSpotWebhookParts): Router {
  const router = Router();
  const receive = async (req: Request, res: Response): Promise<void> => {
    const checked = checkHubSpotSignature(
      signedPartsOf(req, parts.publicUrl),
      parts.hubspot.clientSecret,
      Date.now(),
    );
    if (checked !== 'genuine') {
      res.status(401).json({ error: PROBLEMS[checked] });
      return;
    }
    const events = readList(bytesOf(req));
    if (events === undefined) {
      res.status(400).json({ error: 'Send a list of events.' });
      return;
    }
    const receivedAt = new Date(parts.now()).toISOString();
    const recorded = events.flatMap((body) => toRecord(body, parts.hubspot.appId, receivedAt));
    if (recorded.length > 0) await parts.record(recorded);
    res.status(200).json({});
  };

  router.post('/webhooks/hubspot', hubspotBody, (req, res) => {
    receive(req, res).catch((error: unknown) => {
      parts.logger.error(
        { err: error },
        'HubSpot’s events could not be recorded; it is asked to try again',
      );
      res.status(503).json({ error: 'Ringback is not ready. Please try again.' });
    });
  });
  router.use('/webhooks/hubspot', unreadableBody);
  return router;
}

/** What is of no interest is not kept either. */
function toRecord(body: unknown, appId: string, receivedAt: string): RecordedEvent[] {
  const event = parseEvent(body);
  if (event === undefined || readContactEvent(event.raw, appId) === undefined) return [];
  return [
    {
      portalId: event.portalId,
      id: eventName(event.raw),
      eventType: `hubspot.${event.raw.subscriptionType}`,
      // So that a contact's events can be found again.
      sessionId: `contact:${event.raw.objectId}`,
      messageId: undefined,
      receivedAt,
      body: JSON.stringify(body),
      task: 'hubspot_event',
    },
  ];
}

function readList(rawBody: Buffer): readonly unknown[] | undefined {
  const parsed = jsonOf(rawBody);
  return Array.isArray(parsed) ? parsed : undefined;
}
