import type { z } from 'zod';
import type { Answer } from '../../src/api/answer';
import type { PortalId } from '../../src/ids';

/** Who asks, as HubSpot's signature vouches for. */
export interface ApiUser {
  readonly portalId: PortalId;
  readonly userId: string;
  readonly email: string;
}

/** One `POST /api/...` of the screens. */
export interface Door {
  readonly path: `/api/${string}`;
  readonly permission: 'use' | 'manage';
  /** Reads the body by the door's schema and answers; a body that does not fit is answered at its fields. */
  answer(user: ApiUser, body: unknown): Promise<Answer<unknown>>;
}

/** A door: its address, what it takes, who may use it, and what it answers. */
export function door<Input, Value>(
  path: `/api/${string}`,
  input: z.ZodType<Input>,
  permission: 'use' | 'manage',
  answer: (user: ApiUser, input: Input) => Promise<Answer<Value>>,
): Door {
  return {
    path,
    permission,
    answer: async (user, body) => {
      const parsed = input.safeParse(body);
      if (parsed.success) return answer(user, parsed.data);
      const fields = Object.fromEntries(
        [...parsed.error.issues].reverse().map(({ path: at, message }) => [at.join('.'), message]),
      );
      return {
        ok: false,
        reason: parsed.error.issues[0]?.message ?? 'The request could not be read.',
        cure: 'Correct what is marked and try again.',
        fields,
      };
    },
  };
}
