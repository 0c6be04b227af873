import express, { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { BusinessClock } from './business-clock';
import { faultSchema } from './fault';
import type { HubSpotEmulator } from './hubspot-emulator/hubspot-emulator';
import {
  callInputSchema,
  lineBehaviourSchema,
  recipientBehaviourSchema,
  type TelnyxEmulator,
  textInputSchema,
} from './telnyx-emulator/telnyx-emulator';

export interface SandboxControls {
  readonly telnyx: TelnyxEmulator;
  readonly hubspot: HubSpotEmulator;
  readonly portalId: number;
  readonly clock: BusinessClock;
}

const faultsSchema = z.strictObject({
  /** `null` clears the platform's faults; absent leaves them. */
  telnyx: z.union([faultSchema, z.array(faultSchema), z.null()]).optional(),
  hubspot: z.union([faultSchema, z.array(faultSchema), z.null()]).optional(),
  webhooks: z
    .strictObject({
      duplicates: z.int().min(0).max(20).optional(),
      reorderWindowMs: z.int().min(0).max(60_000).optional(),
      dropProbability: z.number().min(0).max(1).optional(),
    })
    .optional(),
  /** Whether the platform can be reached at all. */
  away: z
    .strictObject({ telnyx: z.boolean().optional(), hubspot: z.boolean().optional() })
    .optional(),
  recipients: z.record(z.string(), recipientBehaviourSchema).optional(),
  lines: z.record(z.string(), lineBehaviourSchema).optional(),
});

/** The sandbox's phone network and fault switches as HTTP, JSON in and out (design section 6). */
export function sandboxRoutes(controls: SandboxControls): Router {
  const { telnyx, hubspot, clock } = controls;
  const router = Router();
  router.use(express.json());

  post(router, '/calls', callInputSchema, async (input) => {
    const call = telnyx.placeCall(input);
    const { delivered, ...placed } = call;
    return { ...placed, webhooks: await delivered };
  });

  post(router, '/messages', textInputSchema, async (input) => {
    const { delivered, ...texted } = telnyx.textIn(input);
    return { ...texted, webhook: await delivered };
  });

  post(router, '/faults', faultsSchema, async (faults) => {
    for (const [platform, wanted] of [
      [telnyx, faults.telnyx],
      [hubspot, faults.hubspot],
    ] as const) {
      if (wanted === null) platform.faults.clear();
      else if (wanted !== undefined)
        for (const fault of [wanted].flat()) platform.faults.add(fault);
    }
    if (faults.webhooks !== undefined) {
      const { duplicates, reorderWindowMs, dropProbability } = faults.webhooks;
      telnyx.setWebhookFaults({
        ...(duplicates === undefined ? {} : { duplicates }),
        ...(reorderWindowMs === undefined ? {} : { reorderWindowMs }),
        ...(dropProbability === undefined ? {} : { dropProbability }),
      });
    }
    await setAway(telnyx, faults.away?.telnyx);
    await setAway(hubspot, faults.away?.hubspot);
    for (const [number, behaviour] of Object.entries(faults.recipients ?? {}))
      telnyx.setRecipient(number, behaviour);
    for (const [number, behaviour] of Object.entries(faults.lines ?? {}))
      telnyx.setLine(number, behaviour);
    return {};
  });

  router.get('/state', (_req, res) => {
    res.json({
      now: new Date(clock.now()).toISOString(),
      texts: telnyx.texts(),
      hubspot: hubspot.records(controls.portalId),
      hubspotRequests: hubspot.counts(controls.portalId),
    });
  });
  return router;
}

async function setAway(
  platform: Pick<TelnyxEmulator, 'goAway' | 'comeBack'>,
  away: boolean | undefined,
): Promise<void> {
  if (away === true) await platform.goAway();
  if (away === false) await platform.comeBack();
}

function post<Schema extends z.ZodType>(
  router: Router,
  path: string,
  schema: Schema,
  work: (input: z.output<Schema>) => Promise<object>,
): void {
  router.post(path, (req: Request, res: Response) => {
    const parsed = schema.safeParse(req.body ?? {});
    if (!parsed.success) {
      res.status(400).json({ error: z.prettifyError(parsed.error) });
      return;
    }
    work(parsed.data).then(
      (answer) => res.json(answer),
      // The phone network names what it does not know, such as a number that is no line.
      (error: unknown) =>
        res.status(400).json({ error: error instanceof Error ? error.message : String(error) }),
    );
  });
}
