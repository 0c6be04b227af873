import { randomBytes } from 'node:crypto';
import { serverPool } from '../postgres/pool';
import type { Encryption } from '../secrets/encryption';

const CONTEXT = 'number_key';

/**
 * The secret under which the numbers of erased people are hashed, as hex; made at the first start and sealed
 * with ENCRYPTION_KEYS from then on. With another one, nobody who was erased would be recognised any more.
 *
 * @throws when the stored one cannot be opened: the key that sealed it is missing from ENCRYPTION_KEYS.
 */
export async function numberKey(databaseUrl: string, encryption: Encryption): Promise<string> {
  const pool = serverPool(databaseUrl, 'number key', { max: 1 });
  try {
    const fresh = encryption.encrypt(randomBytes(32).toString('hex'), CONTEXT);
    await pool.query('INSERT INTO number_key (sealed) VALUES ($1) ON CONFLICT DO NOTHING', [fresh]);
    const { rows } = await pool.query<{ sealed: string }>('SELECT sealed FROM number_key');
    return encryption.decrypt(rows[0]?.sealed ?? '', CONTEXT);
  } finally {
    await pool.end();
  }
}
