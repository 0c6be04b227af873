import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { type Encryption, readEncryptionKeys } from '../../../server/secrets/encryption';

const key = (): string => randomBytes(32).toString('base64');
const OLD = `old:${key()}`;
const NEW = `new:${key()}`;

function encryption(keys: string): Encryption {
  const read = readEncryptionKeys(keys);
  if (!read.ok) throw new Error(read.problem);
  return read.encryption;
}

function problem(keys: string): string {
  const read = readEncryptionKeys(keys);
  if (read.ok) throw new Error('These keys should not be usable.');
  return read.problem;
}

test('opens whatever it sealed, in the same context', () => {
  const { encrypt, decrypt } = encryption(NEW);
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (plain, context) => {
      // What is stored in between is text of a fixed alphabet.
      const sealed = encrypt(plain, context);
      return /^[A-Za-z0-9_.-]+$/.test(sealed) && decrypt(sealed, context) === plain;
    }),
  );
});

test('a secret that was moved to another row cannot be opened', () => {
  const { encrypt, decrypt } = encryption(NEW);
  const sealed = encrypt('token', 'hubspot_grant:1');
  expect(() => decrypt(sealed, 'hubspot_grant:2')).toThrow('cannot be opened');
});

test('no altered secret can be opened, whichever character was altered', () => {
  const { encrypt, decrypt } = encryption(NEW);
  const sealed = encrypt('token', 'c');
  for (let at = 0; at < sealed.length; at += 1) {
    const altered = `${sealed.slice(0, at)}${sealed[at] === 'A' ? 'B' : 'A'}${sealed.slice(at + 1)}`;
    // The last character of a base64url part carries bits that mean nothing.
    const samePart = (text: string) =>
      text.split('.').map((part) => Buffer.from(part, 'base64url').toString('hex'));
    if (samePart(altered).slice(1).join() === samePart(sealed).slice(1).join()) continue;
    expect(() => decrypt(altered, 'c')).toThrow();
  }
});

test('a shortened proof of authenticity is refused', () => {
  const { encrypt, decrypt } = encryption(NEW);
  const [id, iv, tag = '', data] = encrypt('token', 'c').split('.');
  const short = Buffer.from(tag, 'base64url').subarray(0, 4).toString('base64url');
  expect(() => decrypt([id, iv, short, data].join('.'), 'c')).toThrow('cannot be opened');
});

test('the same secret looks different each time', () => {
  const { encrypt } = encryption(NEW);
  expect(encrypt('token', 'c')).not.toBe(encrypt('token', 'c'));
});

test('the first key seals and all of them open, so a new key goes in front of the old one', () => {
  const sealedBefore = encryption(OLD).encrypt('token', 'c');
  const rotated = encryption(`${NEW},${OLD}`);
  expect(rotated.decrypt(sealedBefore, 'c')).toBe('token');
  expect(rotated.encrypt('token', 'c')).toMatch(/^new\./);
});

test('a secret of a key that is gone says which key to add again', () => {
  const sealed = encryption(OLD).encrypt('token', 'c');
  expect(() => encryption(NEW).decrypt(sealed, 'c')).toThrow('"old"');
});

test('what is no sealed secret is called that', () => {
  expect(() => encryption(NEW).decrypt('plain text', 'c')).toThrow('sealed secret');
});

test.each([
  ['nothing', ''],
  ['no id', key()],
  ['an id that ciphertext could not carry', `a.b:${key()}`],
  ['no base64', 'k1:***'],
])('keys that are %s are refused with the form and a way to make one', (_, keys) => {
  expect(problem(keys)).toContain('id:base64key');
  expect(problem(keys)).toContain('node -e');
});

test('a key of the wrong length is named with its length', () => {
  expect(problem(`k1:${randomBytes(16).toString('base64')}`)).toContain('"k1" has 16 bytes');
});

test('an id that stands there twice is named', () => {
  expect(problem(`k1:${key()}, k1:${key()}`)).toContain('"k1" stands there twice');
});
