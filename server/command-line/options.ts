import { z } from 'zod';
import { portalId } from '../../src/ids';
import { parseE164 } from '../../src/phone/e164';
import type { CommandAnswer } from './command-answer';

export const portalOption = z.string().transform((text, context) => {
  const id = portalId(text);
  if (id !== undefined) return id;
  context.addIssue({
    code: 'custom',
    message: `--portal: "${text}" is no HubSpot account number.`,
  });
  return z.NEVER;
});

export const numberOption = z.string().transform((text, context) => {
  const number = parseE164(text);
  if (number !== undefined) return number;
  context.addIssue({
    code: 'custom',
    message: `--number: "${text}" is no phone number in the form +13125550100.`,
  });
  return z.NEVER;
});

/** Options that were given but make no sense: every problem at once, nothing changed (promise 11). */
export function badOptions(error: z.ZodError): CommandAnswer {
  const problems = error.issues.map((issue) => issue.message);
  return { ok: false, sentences: problems, json: { problems } };
}

export function refusal(problem: string): CommandAnswer {
  return { ok: false, sentences: [problem], json: { problems: [problem] } };
}
