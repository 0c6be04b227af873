import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Portal } from './portal';
import type { App } from './state';
import { signedV2, signedV3 } from './webhook-signature';

/** A workflow that reached an app's action, for one contact. */
export interface WorkflowRun {
  readonly callbackId: string;
  readonly contactId: string;
  /** `blocked`: the workflow waits for the app; `refused`: the app did not take the action. */
  readonly state: 'blocked' | 'done' | 'refused';
  readonly outputFields: Readonly<Record<string, string>>;
}

/** How HubSpot is to call an action. */
export interface ActionCall {
  readonly contactId: string;
  readonly url: string;
  readonly inputFields: Readonly<Record<string, string>>;
  /** As `objectRequestOptions` asks. */
  readonly properties?: readonly string[];
  readonly signature?: 'v2' | 'v3';
  /** Of an earlier call, to make it once more. */
  readonly callbackId?: string;
}

/** The choices of a field, as an app gives them to the workflow editor. */
export interface FieldOptions {
  readonly options: readonly { readonly label: string; readonly value: string }[];
  readonly after?: string;
}

const PATIENCE_MS = 20_000;
const answerSchema = z.looseObject({ outputFields: z.record(z.string(), z.string()) });
const optionsSchema = z.looseObject({
  options: z.array(z.looseObject({ label: z.string(), value: z.string() })),
  after: z.string().optional(),
});

/** The workflows of all portals, as far as they run actions of apps (HubSpot reference 2.6). */
export class WorkflowRuns {
  private readonly runs = new Map<string, WorkflowRun & { readonly portalId: number }>();

  /** Calls an action as a workflow does. @throws when the app cannot be reached */
  async call(app: App, portal: Portal, call: ActionCall): Promise<WorkflowRun> {
    const callbackId = call.callbackId ?? `ap-${portal.id}-${randomUUID()}-1-0`;
    const contact = portal.live('contacts', call.contactId);
    const shown = (call.properties ?? []).map((name) => [name, contact?.properties[name] ?? null]);
    const answer = await signedPost(app, call.url, call.signature ?? 'v2', {
      callbackId,
      origin: { portalId: portal.id, actionDefinitionId: 1, actionDefinitionVersion: 1 },
      context: { source: 'WORKFLOWS', workflowId: 1 },
      object: {
        objectId: Number(call.contactId),
        objectType: 'CONTACT',
        properties: Object.fromEntries(shown),
      },
      inputFields: call.inputFields,
    });
    const read = answerSchema.safeParse(answer.body);
    const outputFields = read.success ? read.data.outputFields : {};
    const blocked = outputFields['hs_execution_state'] === 'BLOCK';
    const before = this.runs.get(callbackId);
    const run = {
      portalId: portal.id,
      callbackId,
      contactId: call.contactId,
      state:
        answer.status >= 300
          ? ('refused' as const)
          : blocked
            ? ('blocked' as const)
            : ('done' as const),
      outputFields,
    };
    // A completion may overtake the answer that it completes.
    if (before?.state === 'done' && blocked) return before;
    this.runs.set(callbackId, run);
    return run;
  }

  /** Asks an app for the choices of a field. */
  async options(
    app: App,
    portal: Portal,
    ask: { readonly url: string; readonly search?: string; readonly after?: string },
  ): Promise<FieldOptions> {
    const answer = await signedPost(app, ask.url, 'v2', {
      origin: { portalId: portal.id, actionDefinitionId: 1, actionDefinitionVersion: 1 },
      objectTypeId: '0-1',
      inputFieldName: 'line',
      inputFields: {},
      fetchOptions: { q: ask.search ?? null, after: ask.after ?? null },
    });
    const { options, after } = optionsSchema.parse(answer.body);
    return { options, ...(after === undefined ? {} : { after }) };
  }

  of(portalId: number): readonly WorkflowRun[] {
    return [...this.runs.values()].filter((run) => run.portalId === portalId);
  }

  /** An app tells how an action ended. @returns whether the workflow waited for that, or may still begin to */
  complete(portal: Portal, callbackId: string, outputFields: WorkflowRun['outputFields']): boolean {
    const run = this.runs.get(callbackId);
    // The answer that starts the waiting may still be on its way.
    if (run === undefined && callbackId.startsWith(`ap-${portal.id}-`)) {
      this.runs.set(callbackId, {
        portalId: portal.id,
        callbackId,
        contactId: '',
        state: 'done',
        outputFields,
      });
      return true;
    }
    if (run?.portalId !== portal.id || run.state !== 'blocked') return false;
    this.runs.set(callbackId, { ...run, state: 'done', outputFields });
    return true;
  }
}

async function signedPost(
  app: App,
  url: string,
  version: 'v2' | 'v3',
  payload: object,
): Promise<{ readonly status: number; readonly body: unknown }> {
  const body = JSON.stringify(payload);
  const request = { method: 'POST', url, body };
  const signature =
    version === 'v2' ? signedV2(app.clientSecret, request) : signedV3(app.clientSecret, request);
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...signature },
    body,
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const text = await response.text();
  try {
    return { status: response.status, body: JSON.parse(text) };
  } catch {
    return { status: response.status, body: undefined };
  }
}
