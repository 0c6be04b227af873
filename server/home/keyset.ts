import type { z } from 'zod';

/**
 * Where a page of a list ended: the sort key of its last row, opaque to the screen that hands it back.
 *
 * @returns a writer and a reader; the reader answers undefined for what the writer has not written
 */
export function keyset<Key extends readonly unknown[]>(
  key: z.ZodType<Key>,
): { readonly write: (last: Key) => string; readonly read: (after: string) => Key | undefined } {
  return {
    write: (last) => Buffer.from(JSON.stringify(last)).toString('base64url'),
    read: (after) => {
      try {
        return key.safeParse(JSON.parse(Buffer.from(after, 'base64url').toString())).data;
      } catch {
        return undefined;
      }
    },
  };
}
