import type { z } from 'zod';
import { refuse } from './errors';
import type { Reply } from './reply';

/** A parsed body, or the answer with which Telnyx refuses it: 10004 for what is missing, 10015 for what is malformed. */
export function parseBody<T>(
  schema: z.ZodType<T>,
  body: unknown,
): { body: T } | { refusal: Reply } {
  const parsed = schema.safeParse(body ?? {});
  if (parsed.success) return { body: parsed.data };
  const issue = parsed.error.issues[0];
  const pointer = `/${(issue?.path ?? []).join('/')}`;
  const missing = pointer !== '/' && valueAt(body, issue?.path ?? []) === undefined;
  return {
    refusal: missing
      ? refuse('10004', `The ${pointer.slice(1)} parameter is required.`, { pointer })
      : refuse('10015', issue?.message, { pointer }),
  };
}

function valueAt(body: unknown, path: readonly PropertyKey[]): unknown {
  let value = body;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}
