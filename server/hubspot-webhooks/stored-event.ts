import type { PortalTransaction } from '../postgres/portal-scope';
import { type ContactEvent, parseEvent, readContactEvent } from './webhook-event';

/** An event of HubSpot as it was recorded; times in epoch ms. */
export interface StoredContactEvent {
  readonly event: ContactEvent;
  readonly occurredAt: number;
}

/** @returns undefined when it is gone, erased, or of no interest. */
export async function storedContactEvent(
  tx: PortalTransaction,
  eventId: string,
  appId: string,
): Promise<StoredContactEvent | undefined> {
  const { rows } = await tx.query<{ body: unknown; received_at: number }>({
    name: 'stored-contact-event',
    text: 'SELECT body, received_at FROM webhook_event WHERE portal_id = $1 AND id = $2',
    values: [tx.portalId, eventId],
  });
  const row = rows[0];
  const parsed = row === undefined ? undefined : parseEvent(row.body);
  if (row === undefined || parsed === undefined) return undefined;
  const event = readContactEvent(parsed.raw, appId);
  return event && { event, occurredAt: parsed.raw.occurredAt || row.received_at };
}
