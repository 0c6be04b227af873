import type { Pool } from 'pg';
import type { MessageId, PortalId } from '../../src/ids';
import { Gather } from '../gather';
import type { JobName } from '../jobs/payloads';

/** A genuine webhook as it is recorded, with the job it starts. */
export interface RecordedEvent {
  readonly portalId: PortalId;
  readonly id: string;
  readonly eventType: string;
  readonly sessionId: string | undefined;
  readonly messageId: MessageId | undefined;
  /** ISO 8601. */
  readonly receivedAt: string;
  /** The raw body, JSON. */
  readonly body: string;
  /** Undefined: nothing starts; the event is read when a later one starts something. */
  readonly task: JobName | undefined;
}

/**
 * Records webhooks and enqueues their jobs, in one statement and one transaction: what was acknowledged
 * is never lost (promise 1), and an event delivered again changes nothing.
 */
export function eventRecorder(pool: Pool): (event: RecordedEvent) => Promise<void> {
  const gather = new Gather<RecordedEvent>(async (events) => {
    await pool.query({
      name: 'record-webhook-events',
      text: 'SELECT record_webhook_events($1::json)',
      values: [JSON.stringify(events)],
    });
  });
  return (event) => gather.add(event);
}
