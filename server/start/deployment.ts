import type { Pool } from 'pg';

/** Where this Ringback is reached, and where it reaches Telnyx. */
export interface Deployment {
  readonly publicUrl: string;
  readonly telnyxApiBase: string;
}

/** Leaves word for the operator's command line, which needs only the database. */
export async function announceDeployment(pool: Pool, deployment: Deployment): Promise<void> {
  await pool.query(
    `INSERT INTO deployment (public_url, telnyx_api_base) VALUES ($1, $2)
     ON CONFLICT (singleton) DO UPDATE SET public_url = excluded.public_url, telnyx_api_base = excluded.telnyx_api_base`,
    [deployment.publicUrl, deployment.telnyxApiBase],
  );
}

/** @returns undefined when no server has ever run on this database. */
export async function readDeployment(pool: Pool): Promise<Deployment | undefined> {
  const { rows } = await pool.query<{ public_url: string; telnyx_api_base: string }>(
    'SELECT public_url, telnyx_api_base FROM deployment',
  );
  return rows[0] && { publicUrl: rows[0].public_url, telnyxApiBase: rows[0].telnyx_api_base };
}
