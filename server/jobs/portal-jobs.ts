import type { PortalTransaction } from '../postgres/portal-scope';

/** How the news of one portal is worked through: what Telnyx, HubSpot, workflows and the screens asked for. */
export interface PortalJobs {
  /** Tried five times and more, hence for minutes, or given up. */
  readonly failing: number;
  /** Their time came two minutes ago, and nobody has taken them. */
  readonly late: number;
}

/**
 * Jobs whose key names the portal (enqueue.ts). Those of single texts do not, but a text says itself when it is
 * late. The queue keeps real time. It holds what is not done yet, so it is read as a whole.
 */
export async function portalJobs(tx: PortalTransaction): Promise<PortalJobs> {
  const { rows } = await tx.query<PortalJobs>({
    name: 'portal-jobs',
    text: `
      SELECT count(*) FILTER (WHERE attempts >= 5)::int AS failing,
             count(*) FILTER (WHERE attempts < 5 AND run_at < now() - interval '2 minutes')::int AS late
      FROM graphile_worker.jobs
      WHERE locked_at IS NULL AND split_part(key, ':', 2) = $1`,
    values: [tx.portalId],
  });
  return rows[0] ?? { failing: 0, late: 0 };
}
