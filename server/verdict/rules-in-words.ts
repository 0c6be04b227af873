import { z } from 'zod';

const rulesSchema = z.array(
  z.object({ effect: z.enum(['allow', 'forbid', 'hold']), sentence: z.string() }),
);
const WEIGHT = { forbid: 'Against: ', hold: 'Wait: ', allow: '' } as const;

/** Every rule that spoke about a call, a sentence each. @param rules as verdict.rules holds them */
export function rulesInWords(rules: unknown): readonly string[] {
  return rulesSchema.parse(rules).map(({ effect, sentence }) => `${WEIGHT[effect]}${sentence}`);
}
