import { randomUUID } from 'node:crypto';
import type { Writable } from 'node:stream';
import { serverPool } from '../postgres/pool';
import { readEncryptionKeys } from '../secrets/encryption';
import { readDeployment } from '../start/deployment';
import { ownEncryptionKeys, ownPostgres } from '../start/state-folder';
import { TelnyxAccounts } from '../telnyx/account-store';
import { runOperatorCommand } from './operator-commands';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Runs an operator's command against the database of the environment, or the sandbox's own; works while
 * the server runs and while it does not.
 *
 * @returns the exit code
 */
export async function operate(
  parameters: readonly string[],
  environment: Environment,
  out: Writable,
): Promise<number> {
  const fail = (problem: string): number => {
    out.write(`${problem}\n${JSON.stringify({ ok: false, problems: [problem] })}\n`);
    return 1;
  };
  const keys = readEncryptionKeys(environment['ENCRYPTION_KEYS'] || (await ownEncryptionKeys()));
  if (!keys.ok) return fail(keys.problem);

  const given = environment['DATABASE_URL'] || undefined;
  const own = given === undefined ? await ownPostgres() : undefined;
  const pool = serverPool(given ?? own?.url ?? '', 'operator', { max: 4 });
  try {
    const deployment = await readDeployment(pool).catch(() => undefined);
    if (deployment === undefined) {
      return fail(
        'No Ringback has run on this database yet, or it does not answer. Check DATABASE_URL and start Ringback once: npm start',
      );
    }
    return await runOperatorCommand(
      parameters,
      {
        pool,
        accounts: new TelnyxAccounts(pool, keys.encryption),
        telnyxApiBase: environment['TELNYX_API_BASE'] || deployment.telnyxApiBase,
        publicUrl: environment['PUBLIC_URL'] || deployment.publicUrl,
        newId: randomUUID,
        now: Date.now,
      },
      out,
    );
  } finally {
    await pool.end();
    if (own?.tookOver === false) await own.stop();
  }
}
