import type { Pool } from 'pg';
import type { RecordedEvent } from '../webhooks/record-events';

/**
 * Records a delivery of HubSpot and enqueues its jobs in one statement: what was acknowledged is never lost
 * (promise 1). Events of accounts that never installed Ringback are dropped there.
 */
export function hubspotEventRecorder(
  pool: Pool,
): (events: readonly RecordedEvent[]) => Promise<void> {
  return async (events) => {
    await pool.query({
      name: 'record-hubspot-events',
      text: 'SELECT record_hubspot_events($1::json)',
      values: [JSON.stringify(events)],
    });
  };
}
