import express, { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { HubSpotEmulator } from './hubspot-emulator/hubspot-emulator';

const contact = { contactId: z.string() };
const actSchema = z.discriminatedUnion('act', [
  z.strictObject({
    act: z.literal('update'),
    ...contact,
    properties: z.record(z.string(), z.string()),
  }),
  z.strictObject({ act: z.literal('merge'), ...contact, otherId: z.string() }),
  z.strictObject({ act: z.literal('delete'), ...contact }),
  z.strictObject({ act: z.literal('restore'), ...contact }),
  z.strictObject({ act: z.literal('privacy_delete'), ...contact }),
]);
type Act = z.output<typeof actSchema>;

const workflowSchema = z.strictObject({
  contactId: z.string(),
  /** Its id, as the action's options name it; the first line when absent. */
  line: z.string().optional(),
  wording: z.string(),
  messageClass: z.string().default('transactional'),
  signature: z.enum(['v2', 'v3']).default('v2'),
  callbackId: z.string().optional(),
});

/**
 * What people and workflows do in the sandbox's HubSpot, as HTTP: `POST /hubspot` changes a contact and
 * sends the webhooks that follow, `POST /workflows` runs "Send a text with Ringback" for a contact, and
 * `GET /workflows` shows what became of each run.
 */
export function hubspotRoutes(controls: {
  readonly hubspot: HubSpotEmulator;
  readonly portalId: number;
  /** Where the app's actions are. */
  readonly publicUrl: string;
}): Router {
  const { hubspot, portalId, publicUrl } = controls;
  const router = Router();
  const json = express.json();

  router.post('/hubspot', json, (req, res) => {
    answer(req, res, actSchema, async (act) => {
      const id = carryOut(hubspot, portalId, act);
      await hubspot.webhooksSettled();
      return { contactId: id };
    });
  });
  router.post('/workflows', json, (req, res) => {
    answer(req, res, workflowSchema, async ({ line, wording, messageClass, ...call }) => {
      const choices = await hubspot.fieldOptions(portalId, {
        url: `${publicUrl}/hubspot/actions/lines`,
      });
      return hubspot.runAction(portalId, {
        contactId: call.contactId,
        signature: call.signature,
        ...(call.callbackId === undefined ? {} : { callbackId: call.callbackId }),
        url: `${publicUrl}/hubspot/actions/send-text`,
        properties: ['phone', 'mobilephone'],
        inputFields: { line: line ?? choices.options[0]?.value ?? '', wording, messageClass },
      });
    });
  });
  router.get('/workflows', (_req, res) => {
    res.json({ runs: hubspot.workflowRuns(portalId) });
  });
  return router;
}

/** @returns the contact's id afterwards */
function carryOut(hubspot: HubSpotEmulator, portalId: number, act: Act): string {
  switch (act.act) {
    case 'update':
      hubspot.updateRecord(portalId, 'contacts', act.contactId, act.properties);
      return act.contactId;
    case 'merge':
      return hubspot.mergeContacts(portalId, act.contactId, act.otherId);
    case 'delete':
      hubspot.deleteContact(portalId, act.contactId);
      return act.contactId;
    case 'restore':
      hubspot.restoreContact(portalId, act.contactId);
      return act.contactId;
    case 'privacy_delete':
      hubspot.privacyDelete(portalId, act.contactId);
      return act.contactId;
  }
}

function answer<Schema extends z.ZodType>(
  req: Request,
  res: Response,
  schema: Schema,
  work: (input: z.output<Schema>) => Promise<object>,
): void {
  const parsed = schema.safeParse(req.body ?? {});
  if (!parsed.success) {
    res.status(400).json({ error: z.prettifyError(parsed.error) });
    return;
  }
  work(parsed.data).then(
    (done) => res.json(done),
    (error: unknown) =>
      res.status(400).json({ error: error instanceof Error ? error.message : String(error) }),
  );
}
