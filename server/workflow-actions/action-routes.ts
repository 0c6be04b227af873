import { type Request, type Response, Router } from 'express';
import type { Logger } from 'pino';
import type { z } from 'zod';
import { messageId, type PortalId } from '../../src/ids';
import {
  bytesOf,
  hubspotBody,
  jsonOf,
  signedPartsOf,
  unreadableBody,
} from '../api/hubspot-request';
import type { PortalTransaction } from '../postgres/portal-scope';
import {
  lineChosen,
  optionsRequest,
  type SendTextRequest,
  sendTextRequest,
} from './action-request';
import { checkActionSignature } from './action-signature';
import { type NewAction, takeAction } from './action-store';
import { lineOptions } from './line-options';
import {
  heldFields,
  type OutputFields,
  outcomeFields,
  refusedFields,
  unheldFields,
} from './output-fields';

export interface WorkflowActionParts {
  readonly publicUrl: string;
  readonly hubspot: { readonly clientSecret: string };
  readonly inPortal: <T>(
    portalId: PortalId,
    work: (tx: PortalTransaction) => Promise<T>,
  ) => Promise<T>;
  /** Business time, epoch ms. */
  readonly now: () => number;
  readonly newId: () => string;
  readonly logger: Logger;
}

/**
 * `POST /hubspot/actions/lines` and `/hubspot/actions/send-text`: what HubSpot's workflows ask of Ringback,
 * signed (v3, else v2). Accepted at once; the text is decided on and sent by jobs.
 *
 * 200 answered, also with what cannot be done · 400 unreadable · 401 not signed by HubSpot · 413 too large ·
 * 503 something of ours is away: HubSpot asks again, and the callback id makes that harmless.
 */
export function workflowActionRoutes(parts: WorkflowActionParts): Router {
  const router = Router();

  const serve = <Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    answer: (asked: z.output<Schema>) => Promise<object>,
  ): void => {
    router.post(path, hubspotBody, (req, res) => {
      receive(parts, req, res, schema, answer).catch((error: unknown) => {
        parts.logger.error({ err: error }, 'a workflow’s request failed; HubSpot asks again');
        res.status(503).json({ error: 'Ringback is not ready. Please try again.' });
      });
    });
  };

  serve('/hubspot/actions/lines', optionsRequest, async ({ origin, fetchOptions }) => {
    const after = Number(fetchOptions.after ?? 0);
    const page = await parts.inPortal(origin.portalId, (tx) =>
      lineOptions(tx, {
        search: fetchOptions.q ?? '',
        after: Number.isInteger(after) && after > 0 ? after : 0,
      }),
    );
    return {
      options: page.options,
      searchable: true,
      ...(page.after === undefined ? {} : { after: String(page.after) }),
    };
  });
  serve('/hubspot/actions/send-text', sendTextRequest, async (asked) => ({
    outputFields: await sendText(parts, asked),
  }));
  router.use('/hubspot/actions', unreadableBody);
  return router;
}

async function receive<Schema extends z.ZodType>(
  parts: WorkflowActionParts,
  req: Request,
  res: Response,
  schema: Schema,
  answer: (asked: z.output<Schema>) => Promise<object>,
): Promise<void> {
  const checked = checkActionSignature(
    {
      v3: signedPartsOf(req, parts.publicUrl),
      v2: {
        signature: req.get('x-hubspot-signature'),
        version: req.get('x-hubspot-signature-version'),
      },
    },
    parts.hubspot.clientSecret,
    Date.now(),
  );
  if (checked !== 'genuine') {
    res.status(401).json({ error: 'The request is not signed by HubSpot for this app.' });
    return;
  }
  const parsed = schema.safeParse(jsonOf(bytesOf(req)));
  if (!parsed.success) {
    res.status(400).json({ error: 'The request is not one of a workflow action.' });
    return;
  }
  res.json(await answer(parsed.data));
}

async function sendText(parts: WorkflowActionParts, asked: SendTextRequest): Promise<OutputFields> {
  const action = readAction(parts, asked);
  if ('problem' in action) return refusedFields(action.problem);
  return parts.inPortal(asked.origin.portalId, async (tx) => {
    const granted = await grantedScopes(tx);
    if (granted === undefined)
      return refusedFields('Ringback is not connected to this HubSpot account. Install it again.');
    const taken = await takeAction(tx, { ...action, waits: granted.includes('automation') });
    // HubSpot asks again after the end when it never got the first answer.
    if (taken.ended !== undefined) return outcomeFields(taken.id, taken.ended);
    return taken.waits ? heldFields() : unheldFields(taken.id);
  });
}

function readAction(
  parts: WorkflowActionParts,
  { callbackId, object, inputFields }: SendTextRequest,
): Omit<NewAction, 'waits'> | { readonly problem: string } {
  const lineId = lineChosen(inputFields.line);
  const id = messageId(parts.newId());
  if (lineId === undefined || id === undefined)
    return { problem: 'No line is chosen. Open the action in the workflow and choose one.' };
  const wording = inputFields.wording.trim();
  if (wording === '')
    return { problem: 'The text is empty. Open the action in the workflow and write one.' };
  const { messageClass } = inputFields;
  if (messageClass !== 'transactional' && messageClass !== 'promotional')
    return {
      problem: 'The kind of text is not chosen. Open the action in the workflow and choose it.',
    };
  const properties = object.properties ?? {};
  return {
    id,
    callbackId,
    contactId: object.objectId,
    phones: ['mobilephone', 'phone'].flatMap((name) => properties[name] || []),
    lineId,
    wording,
    class: messageClass,
    askedAt: parts.now(),
  };
}

/** What the portal granted; undefined when it is not connected. */
async function grantedScopes(tx: PortalTransaction): Promise<readonly string[] | undefined> {
  const { rows } = await tx.query<{ scopes: string[] }>({
    name: 'granted-scopes',
    text: 'SELECT scopes FROM hubspot_grant WHERE portal_id = $1',
    values: [tx.portalId],
  });
  return rows[0]?.scopes;
}
