import { type Response, Router } from 'express';
import type { Pool } from 'pg';
import type { Metrics } from './metrics';

export interface HealthParts {
  readonly pool: Pool;
  readonly metrics: Metrics;
  /** Undefined in a process that runs no jobs. */
  readonly workersRunning: (() => boolean) | undefined;
  readonly hubspotCredentialsRefused: () => boolean;
}

/**
 * `GET /healthz`: the process lives. `GET /readyz`: everything behind it is ready, with the time that one
 * round trip to the database takes. `GET /metrics`: Prometheus.
 */
export function health(parts: HealthParts): Router {
  const router = Router();
  router.get('/healthz', (_req, res) => {
    res.json({ ok: true });
  });
  router.get('/readyz', (_req, res, next) => {
    ready(parts, res).catch(next);
  });
  router.get('/metrics', (_req, res, next) => {
    parts.metrics.registry
      .metrics()
      .then((text) => res.type(parts.metrics.registry.contentType).send(text))
      .catch(next);
  });
  return router;
}

async function ready(parts: HealthParts, res: Response): Promise<void> {
  const began = performance.now();
  const database = await parts.pool.query('SELECT 1').then(
    () => ({ ok: true, roundTripMs: Math.round((performance.now() - began) * 10) / 10 }),
    () => ({
      ok: false,
      cure: 'PostgreSQL does not answer. Check DATABASE_URL and that the server runs.',
    }),
  );
  const workers =
    parts.workersRunning === undefined
      ? { ok: true, here: false }
      : parts.workersRunning()
        ? { ok: true, here: true }
        : { ok: false, here: true, cure: 'The workers wait for the database.' };
  const hubspotApp = parts.hubspotCredentialsRefused()
    ? {
        ok: false,
        cure: 'HubSpot refuses HUBSPOT_CLIENT_ID and HUBSPOT_CLIENT_SECRET. Correct them; portals are not affected otherwise.',
      }
    : { ok: true };
  // Wrong app credentials are an alarm, not a reason to take webhooks away from this process.
  const ok = database.ok && workers.ok;
  res.status(ok ? 200 : 503).json({ ok, database, workers, hubspotApp });
}
