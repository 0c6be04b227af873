import { z } from 'zod';
import { type LineId, portalId } from '../../src/ids';

const id = z.union([z.int().positive(), z.string().regex(/^[0-9]{1,20}$/)]).transform(String);
const portal = id.transform((text, context) => {
  const known = portalId(text);
  if (known !== undefined) return known;
  context.addIssue({ code: 'custom', message: 'is no portal id' });
  return z.NEVER;
});

/** What HubSpot asks for the choices of a field with. */
export const optionsRequest = z.looseObject({
  origin: z.looseObject({ portalId: portal }),
  fetchOptions: z
    .looseObject({ q: z.string().nullish(), after: z.string().nullish() })
    .nullish()
    .transform((options) => options ?? {}),
});

/** What HubSpot runs the action with (HubSpot reference 2.6). */
export const sendTextRequest = z.looseObject({
  callbackId: z.string().min(1).max(500),
  origin: z.looseObject({ portalId: portal }),
  object: z.looseObject({
    objectId: id,
    objectType: z.string().optional(),
    properties: z.record(z.string(), z.string().nullish()).nullish(),
  }),
  inputFields: z.looseObject({
    line: z.string().default(''),
    wording: z.string().default(''),
    messageClass: z.string().default(''),
  }),
});
export type SendTextRequest = z.output<typeof sendTextRequest>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A line as its option in the workflow names it; undefined for what no option ever said. */
export function lineChosen(text: string): LineId | undefined {
  return UUID.test(text) ? (text.toLowerCase() as LineId) : undefined;
}
