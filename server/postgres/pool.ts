import { Pool, type PoolConfig, types } from 'pg';

// bigint and numeric columns stay text (portal ids are branded strings); timestamps become epoch ms,
// which is what the domain counts in; intervals are asked for in ms by the statements themselves.
const TIMESTAMPTZ = 1184;
types.setTypeParser(TIMESTAMPTZ, (value) =>
  value.endsWith('infinity') ? Number(value.replace('infinity', 'Infinity')) : Date.parse(value),
);

/** The role that the server works as: it owns nothing of a portal's and cannot bypass row-level security. */
export const SERVER_ROLE = 'ringback_app';

/**
 * Connections that work as {@link SERVER_ROLE}, whoever the connection string logs in. The role is a
 * start-up option of the session, so that RESET ROLE comes back to it.
 *
 * @param settings of every session, by name; neither names nor values may hold blanks
 */
export function serverPool(
  databaseUrl: string,
  name: string,
  config: PoolConfig = {},
  settings: Readonly<Record<string, string>> = {},
): Pool {
  const pool = new Pool({
    connectionString: databaseUrl,
    application_name: `ringback ${name}`,
    options: [`role=${SERVER_ROLE}`, ...Object.entries(settings).map((each) => each.join('='))]
      .map((setting) => `-c ${setting}`)
      .join(' '),
    max: 10,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    // What is asked without waiting travels together: a third of the CPU of one by one, on both ends.
    pipeline: true,
    ...config,
  });
  // A broken idle connection is dropped by the pool and replaced on demand; whoever queries next sees the outage.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
