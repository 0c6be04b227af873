import express, { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { BusinessClock } from '../business-clock';
import type { TelnyxEmulator } from '../telnyx-emulator/telnyx-emulator';
import type { LineView, PersonView, PhoneView } from './page-data';

export interface PhoneParts {
  readonly telnyx: TelnyxEmulator;
  readonly clock: BusinessClock;
  readonly people: readonly PersonView[];
  /** Names for the lines that have one. */
  readonly lineNames: readonly LineView[];
}

const phone = z.string().regex(/^\+[1-9][0-9]{6,14}$/, 'Write the number with + and country code.');
const lookSchema = z.object({ phone, call: z.string().optional() });
const dialSchema = z.object({ from: phone, to: phone });
const textSchema = z.object({ from: phone, to: phone, text: z.string().min(1).max(2_000) });
const callSchema = z.object({ call: z.string() });

/** What the phone beside the record does: look at its screen, call, hang up; and the office picks up. */
export function phoneRoutes({ telnyx, clock, people, lineNames }: PhoneParts): Router {
  const router = Router();
  router.use('/phone', express.json());

  router.get('/phone/people', (_req, res) => {
    res.json(people);
  });
  router.post(
    '/phone/look',
    taking(
      lookSchema,
      ({ phone: number, call }): PhoneView => ({
        now: clock.now(),
        lines: namedLines(telnyx.lineNumbers(), lineNames),
        texts: telnyx.textsOn(number),
        call: call === undefined ? undefined : telnyx.dialledCall(call),
      }),
    ),
  );
  router.post(
    '/phone/dial',
    taking(dialSchema, ({ from, to }) => telnyx.dial(from, to)),
  );
  router.post(
    '/phone/text',
    taking(textSchema, (text) => ({ messageId: telnyx.textIn(text).messageId })),
  );
  router.post(
    '/phone/hang-up',
    taking(callSchema, ({ call }) => telnyx.hangUp(call)),
  );
  router.post(
    '/phone/pick-up',
    taking(callSchema, ({ call }) => telnyx.pickUp(call)),
  );
  return router;
}

/** The lines that have a name in the order of the names, then the others. */
function namedLines(numbers: readonly string[], names: readonly LineView[]): LineView[] {
  const named = names.filter(({ number }) => numbers.includes(number));
  const others = numbers.filter((number) => !named.some((line) => line.number === number));
  return [...named, ...others.map((number) => ({ number, name: number }))];
}

/** The phone network names what it does not know, such as a number that is no line. */
function taking<Schema extends z.ZodType>(
  schema: Schema,
  answer: (input: z.output<Schema>) => object | undefined,
): (req: Request, res: Response) => void {
  return (req, res) => {
    const parsed = schema.safeParse(req.body);
    if (!parsed.success) {
      res.status(400).json({ error: z.prettifyError(parsed.error) });
      return;
    }
    try {
      const found = answer(parsed.data);
      if (found === undefined) res.status(404).json({ error: 'There is no such call.' });
      else res.json(found);
    } catch (error) {
      res.status(400).json({ error: error instanceof Error ? error.message : String(error) });
    }
  };
}
