import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Seals what must never lie in the database in clear (promise 9). */
export interface Encryption {
  /** @param context what the secret belongs to; it cannot be opened as anything else's */
  encrypt(plain: string, context: string): string;
  /** @throws when the text was not sealed for this context, or by a key that is no longer configured. */
  decrypt(sealed: string, context: string): string;
}

const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

/**
 * AES-256-GCM under the keys of ENCRYPTION_KEYS, `id:base64key[,id:base64key…]`. The first one seals, all
 * of them open, so a new key is put in front and the old one stays until everything was sealed anew.
 *
 * @returns a sentence that says how to write the keys, when they cannot be used.
 */
export function readEncryptionKeys(
  text: string,
):
  | { readonly ok: true; readonly encryption: Encryption }
  | { readonly ok: false; readonly problem: string } {
  const keys = new Map<string, Buffer>();
  for (const part of text.split(',').map((entry) => entry.trim())) {
    const [, id, encoded] = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/]+=*)$/.exec(part) ?? [];
    if (id === undefined || encoded === undefined)
      return unusable('One of them is not of the form id:base64key.');
    const key = Buffer.from(encoded, 'base64');
    if (key.length !== KEY_BYTES)
      return unusable(`The key "${id}" has ${key.length} bytes instead of ${KEY_BYTES}.`);
    if (keys.has(id)) return unusable(`The id "${id}" stands there twice.`);
    keys.set(id, key);
  }
  const [first] = keys;
  if (first === undefined) return unusable('There is none.');
  const [sealingId, sealingKey] = first;
  return {
    ok: true,
    encryption: {
      encrypt: (plain, context) => seal(plain, context, sealingId, sealingKey),
      decrypt: (sealed, context) => open(sealed, context, keys),
    },
  };
}

function unusable(why: string): { ok: false; problem: string } {
  return {
    ok: false,
    problem: `ENCRYPTION_KEYS cannot be used. ${why} Make a key with: node -e "console.log('k1:' + require('crypto').randomBytes(32).toString('base64'))"`,
  };
}

function seal(plain: string, context: string, id: string, key: Buffer): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, iv).setAAD(Buffer.from(context));
  const data = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return [
    id,
    iv.toString('base64url'),
    cipher.getAuthTag().toString('base64url'),
    data.toString('base64url'),
  ].join('.');
}

function open(sealed: string, context: string, keys: ReadonlyMap<string, Buffer>): string {
  const [id = '', iv = '', tag = '', data] = sealed.split('.');
  if (data === undefined) throw new Error('What should be a sealed secret is none.');
  const key = keys.get(id);
  if (key === undefined) {
    throw new Error(
      `A secret was sealed with the key "${id}", which ENCRYPTION_KEYS no longer has. Add it again.`,
    );
  }
  try {
    // The length is named because GCM would take a shortened tag, which is easy to forge.
    const decipher = createDecipheriv(ALGORITHM, key, Buffer.from(iv, 'base64url'), {
      authTagLength: TAG_BYTES,
    })
      .setAAD(Buffer.from(context))
      .setAuthTag(Buffer.from(tag, 'base64url'));
    return Buffer.concat([
      decipher.update(Buffer.from(data, 'base64url')),
      decipher.final(),
    ]).toString('utf8');
  } catch {
    throw new Error(
      `A secret cannot be opened: it was altered, belongs to something else than ${context}, or the key "${id}" is not the one that sealed it.`,
    );
  }
}
