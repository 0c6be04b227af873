import type { Pool } from 'pg';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What an operator watches; docs/operations.md says what each should look like. */
export class Metrics {
  readonly registry = new Registry();

  readonly webhooks = new Counter({
    name: 'ringback_webhooks_total',
    help: 'Webhooks by the status they were answered with',
    labelNames: ['status'],
    registers: [this.registry],
  });

  readonly texts = new Counter({
    name: 'ringback_text_attempts_total',
    help: 'What became of attempts to send a text',
    labelNames: ['outcome'],
    registers: [this.registry],
  });

  readonly dueToRequest = new Histogram({
    name: 'ringback_text_due_to_request_seconds',
    help: 'From the moment a text was due to its request leaving for Telnyx',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 30, 300],
    registers: [this.registry],
  });

  readonly hubspotRequests = new Counter({
    name: 'ringback_hubspot_requests_total',
    help: 'Requests made to HubSpot by how they ended',
    labelNames: ['result'],
    registers: [this.registry],
  });

  constructor(pool: Pool) {
    collectDefaultMetrics({ register: this.registry });
    this.gauge(
      pool,
      'ringback_jobs_waiting',
      'Jobs whose time has come and that nobody runs yet',
      `SELECT count(*) AS value FROM graphile_worker.jobs WHERE locked_at IS NULL AND run_at <= now() AND attempts < max_attempts`,
    );
    this.gauge(
      pool,
      'ringback_jobs_failed',
      'Jobs that gave up and wait for an operator',
      `SELECT count(*) AS value FROM graphile_worker.jobs WHERE attempts >= max_attempts AND key IS NOT NULL AND locked_at IS NULL`,
    );
    this.gauge(
      pool,
      'ringback_portals_disconnected',
      'Portals whose HubSpot grant is gone',
      `SELECT count(*) AS value FROM portal WHERE connection = 'disconnected'`,
    );
  }

  /** Asked when the metrics are read; a database that is away leaves the last value. */
  private gauge(pool: Pool, name: string, help: string, sql: string): void {
    const gauge: Gauge = new Gauge({
      name,
      help,
      registers: [this.registry],
      collect: async () => {
        try {
          const { rows } = await pool.query<{ value: string }>(sql);
          gauge.set(Number(rows[0]?.value ?? 0));
        } catch {
          // Readiness reports the outage; the other metrics still have to be readable.
        }
      },
    });
  }
}
