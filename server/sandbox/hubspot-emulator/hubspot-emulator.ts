import { Faults } from '../fault';
import { ListeningPort } from '../listening-port';
import { type LoggedRequest, type RequestListener, RequestLog } from '../request-log';
import type { AccountSummary, ContactDetail } from './account-view';
import { acting, BY_HAND } from './acting';
import { hubSpotApplication } from './application';
import { createByHand } from './contact-by-hand';
import { Refusal } from './errors';
import { forEachType, type ObjectType } from './object-types';
import { type Platform, portalById } from './platform';
import { Portal } from './portal';
import { openedPortal, type PortalInput } from './portal-input';
import { type PortalSwitches, portalSwitchesSchema } from './portal-switches';
import { RateLimit, REQUESTS_POLICY, SEARCH_POLICY } from './rate-limit';
import { archiveRecord, mergeContacts, purgeContact, restoreRecord } from './record-end';
import { updateRecord } from './record-write';
import { contactDetail, summaryOf } from './sandbox-accounts';
import { type SandboxRecord, sandboxRecords } from './sandbox-records';
import type { App, HubSpotEmulatorState } from './state';
import { Tokens } from './tokens';
import { type WebhookAttempt, WebhookDeliveries, type WebhookFaults } from './webhook-deliveries';
import type { WebhookConfig } from './webhook-subscriptions';
import {
  type ActionCall,
  type FieldOptions,
  type WorkflowRun,
  WorkflowRuns,
} from './workflow-runs';

export type { LoggedRequest, RequestListener, RequestPhase } from '../request-log';
export type { AccountSummary, ContactDetail } from './account-view';
export type { ObjectType } from './object-types';
export type { PortalInput } from './portal-input';
export type { PortalSwitches } from './portal-switches';
export type { SandboxRecord } from './sandbox-records';
export { type HubSpotEmulatorState, hubSpotEmulatorStateSchema } from './state';

export interface HubSpotEmulatorOptions {
  /** 0 or absent: any free port. */
  port?: number | undefined;
  /** Business time of record timestamps, epoch ms. Tokens and rate limits keep real time. */
  now?: (() => number) | undefined;
  /** A snapshot to resume from. */
  state?: HubSpotEmulatorState | undefined;
  /** How long search does not see a change, real ms; 1,000 when absent. */
  indexLagMs?: number | undefined;
  /** Where a preview plays HubSpot's screens, such as `http://localhost:3000/sandbox`: links to records lead there. */
  screens?: string | undefined;
  /** Whether requests are limited as HubSpot limits them; they are when absent. */
  rateLimits?: boolean | undefined;
}

export interface AppInput {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly appId: number;
  readonly redirectUrls: readonly string[];
  readonly requiredScopes: readonly string[];
  readonly optionalScopes?: readonly string[];
  /** The `config` of the app's webhooks component, with the address to call. */
  readonly webhooks?: WebhookConfig;
}

/** A HubSpot on localhost: its API and its pages over HTTP, its people in process. */
export interface HubSpotEmulator {
  readonly port: number;
  /** `http://127.0.0.1:PORT`, for `HUBSPOT_API_BASE` and `HUBSPOT_APP_BASE` alike. */
  readonly apiBase: string;
  readonly appBase: string;
  /** Faults of the API, such as `POST /crm/objects/2026-09/contacts`; pages are spared. */
  readonly faults: Faults;

  /** Sets an app up, or anew. */
  addApp(input: AppInput): void;
  /** Opens an account, or leaves the one with this id as it is. */
  addPortal(input: PortalInput): void;
  setPortal(portalId: number, switches: Partial<PortalSwitches>): void;
  setIndexLag(ms: number): void;

  /** The accounts with their users, and whether an app is connected to them. */
  accounts(): AccountSummary[];
  /** A contact as its page shows it; undefined when it is gone. An id that was merged leads to the survivor. */
  contact(portalId: number, id: string): ContactDetail | undefined;
  /** Everything in a portal, archived records too, in the order of creation. */
  records(portalId: number): Record<ObjectType, SandboxRecord[]>;
  /** As a person does in HubSpot: with no more than a phone number if they like. Search sees it at once, unless told otherwise. */
  createContact(
    portalId: number,
    properties: Record<string, string>,
    options?: { indexed?: boolean },
  ): string;
  updateRecord(
    portalId: number,
    type: ObjectType,
    id: string,
    properties: Record<string, string>,
  ): void;
  /** @returns the id of the survivor */
  mergeContacts(portalId: number, primaryId: string, otherId: string): string;
  /** Into the recycle bin. */
  deleteContact(portalId: number, id: string): void;
  /** Out of the recycle bin. */
  restoreContact(portalId: number, id: string): void;
  /** For good, as a privacy request asks. */
  privacyDelete(portalId: number, id: string): void;
  /** The app is uninstalled: refreshing is `invalid_grant`, access tokens are dead. */
  revokeGrant(portalId: number): void;
  /** All access tokens of the portal are expired from now on. */
  expireAccessTokens(portalId: number): void;

  /** What was delivered to apps, attempt by attempt. */
  webhookAttempts(): readonly WebhookAttempt[];
  setWebhookFaults(faults: WebhookFaults): void;
  /** Resolves when every event that is not held was taken, or given up. */
  webhooksSettled(): Promise<void>;

  /** Runs an app's action for a contact, as a workflow does. The app is the only one unless it is named. */
  runAction(portalId: number, call: ActionCall, clientId?: string): Promise<WorkflowRun>;
  /** Asks an app for the choices of its action's field, as the workflow editor does. */
  fieldOptions(
    portalId: number,
    ask: { url: string; search?: string; after?: string },
    clientId?: string,
  ): Promise<FieldOptions>;
  /** The runs of actions in a portal, with what the apps gave them. */
  workflowRuns(portalId: number): readonly WorkflowRun[];

  /** The newest 20,000 requests to the API. */
  requests(): LoggedRequest[];
  /** Requests per route since the start, of one portal or in all. */
  counts(portalId?: number): Record<string, number>;
  /** Calls and awaits the listener at each phase of each request; returns how to stop. */
  onRequest(listener: RequestListener): () => void;

  /** Refuses connections until {@link comeBack}. */
  goAway(): Promise<void>;
  comeBack(): Promise<void>;
  snapshot(): HubSpotEmulatorState;
  stop(): Promise<void>;
}

/**
 * Starts a HubSpot on 127.0.0.1.
 *
 * @example
 * const hubspot = await startHubSpotEmulator();
 * hubspot.addPortal({ id: 20111111, name: 'Sandbox Plumbing', timeZone: 'America/Chicago' });
 * hubspot.addApp({ clientId: 'id', clientSecret: 'secret', appId: 1, redirectUrls, requiredScopes });
 *
 * @throws when the port is taken.
 */
export async function startHubSpotEmulator(
  options: HubSpotEmulatorOptions = {},
): Promise<HubSpotEmulator> {
  const now = options.now ?? Date.now;
  const state = options.state === undefined ? undefined : structuredClone(options.state);
  let indexLagMs = options.indexLagMs ?? 1_000;
  const index = { lagMs: () => indexLagMs, realNow: Date.now };
  const platform: Platform = {
    apps: new Map(state?.apps.map((app) => [app.clientId, app])),
    portals: new Map(state?.portals.map((portal) => [portal.id, new Portal(portal, index)])),
    tokens: new Tokens(Date.now, state),
    webhooks: new WebhookDeliveries(() => platform),
    workflows: new WorkflowRuns(),
    screens: options.screens,
    limits:
      options.rateLimits === false
        ? undefined
        : { requests: new RateLimit(REQUESTS_POLICY), searches: new RateLimit(SEARCH_POLICY) },
    now,
  };
  const faults = new Faults();
  const log = new RequestLog();
  const port = new ListeningPort(hubSpotApplication(platform, faults, log));
  await port.open(options.port ?? 0);
  const base = `http://127.0.0.1:${port.number}`;
  const portal = (id: number) => portalById(platform, id);
  const byHand = <T>(id: number, work: () => T): T => acting(platform, portal(id), BY_HAND, work);
  const appNamed = (clientId: string | undefined): App => {
    const app =
      clientId === undefined ? [...platform.apps.values()][0] : platform.apps.get(clientId);
    if (app === undefined) throw new Error('the HubSpot emulator has no such app');
    return app;
  };

  return {
    port: port.number,
    apiBase: base,
    appBase: base,
    faults,

    addApp: ({ redirectUrls, requiredScopes, optionalScopes = [], webhooks, ...app }) => {
      const lists = {
        redirectUrls: [...redirectUrls],
        requiredScopes: [...requiredScopes],
        optionalScopes: [...optionalScopes],
      };
      platform.apps.set(app.clientId, { ...app, ...lists, ...(webhooks && { webhooks }) });
    },
    addPortal: (input) => {
      if (!platform.portals.has(input.id))
        platform.portals.set(input.id, new Portal(openedPortal(input), index));
    },
    setPortal: (id, switches) => {
      portal(id).switches = portalSwitchesSchema.parse({ ...portal(id).switches, ...switches });
    },
    setIndexLag: (ms) => {
      indexLagMs = ms;
    },

    accounts: () => [...platform.portals.values()].map((each) => summaryOf(each, platform.tokens)),
    contact: (id, contactId) => contactDetail(portal(id), contactId),
    records: (id) => forEachType((type) => sandboxRecords(portal(id), type)),
    createContact: (id, properties, { indexed = true } = {}) => {
      const seen = indexed ? 'at_once' : 'after_lag';
      return byHand(id, () => orThrow(createByHand(portal(id), properties, now(), seen)).id);
    },
    updateRecord: (id, type, recordId, properties) => {
      const record = portal(id).live(type, recordId);
      if (record === undefined) throw new Error(`no ${type} record ${recordId} in portal ${id}`);
      byHand(id, () => orThrow(updateRecord(portal(id), type, record, properties, now())));
    },
    mergeContacts: (id, primaryId, otherId) =>
      byHand(id, () => orThrow(mergeContacts(portal(id), primaryId, otherId, now())).id),
    deleteContact: (id, contactId) => {
      const record = portal(id).live('contacts', contactId);
      if (record !== undefined)
        byHand(id, () => archiveRecord(portal(id), 'contacts', record, now()));
    },
    restoreContact: (id, contactId) => {
      const record = portal(id).objects.contacts.get(contactId);
      if (record?.archived !== true) throw new Error(`contact ${contactId} is in no recycle bin`);
      byHand(id, () => restoreRecord(portal(id), 'contacts', record, now()));
    },
    privacyDelete: (id, contactId) => byHand(id, () => purgeContact(portal(id), contactId)),
    revokeGrant: (id) => platform.tokens.uninstall(id),
    expireAccessTokens: (id) => platform.tokens.expireAccess(id),

    webhookAttempts: () => platform.webhooks.attempts(),
    setWebhookFaults: (wanted) => platform.webhooks.setFaults(wanted),
    webhooksSettled: () => platform.webhooks.settled(),

    runAction: (id, call, clientId) =>
      platform.workflows.call(appNamed(clientId), portal(id), call),
    fieldOptions: (id, ask, clientId) =>
      platform.workflows.options(appNamed(clientId), portal(id), ask),
    workflowRuns: (id) => platform.workflows.of(id),

    requests: () => log.newest(),
    counts: (id) => log.counts(id),
    onRequest: (listener) => log.listen(listener),

    goAway: () => port.close(),
    comeBack: () => port.open(port.number),
    snapshot: () =>
      structuredClone({
        version: 1,
        apps: [...platform.apps.values()],
        portals: [...platform.portals.values()].map((each) => each.state()),
        ...platform.tokens.state(),
      }),
    stop: () => {
      platform.webhooks.stop();
      return port.close();
    },
  };
}

function orThrow<T>(outcome: T | Refusal): T {
  if (outcome instanceof Refusal) throw new Error(`HubSpot emulator: ${outcome.message}`);
  return outcome;
}
