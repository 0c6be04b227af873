import { balance, publicKey, whoami } from './accounts';
import { answerCall, hangUpCall, rejectCall, showCall, speak } from './call-commands';
import { listCallEvents } from './call-events';
import {
  createApplication,
  listApplications,
  showApplication,
  updateApplication,
} from './connections';
import { listDetailRecords } from './detail-records';
import { sendMessage, showMessage } from './messages';
import {
  createMessagingProfile,
  listMessagingProfiles,
  showMessagingProfile,
  updateMessagingProfile,
} from './messaging-profiles';
import { lookUpNumber } from './number-lookup';
import {
  showMessagingSettings,
  showNumberCampaign,
  updateMessagingSettings,
} from './number-messaging';
import { listOptOuts } from './opt-outs';
import { listPhoneNumbers, showPhoneNumber, updatePhoneNumber } from './phone-numbers';
import type { Platform } from './platform';
import type { Reply } from './reply';
import type { Account } from './state';
import { listWebhookDeliveries, showWebhookDelivery } from './webhook-deliveries';

/** An authenticated request. */
interface ApiRequest {
  account: Account;
  /** The path's `:id`, decoded; empty when it has none. */
  id: string;
  query: unknown;
  body: unknown;
}

/** One operation of the API. */
export interface Route {
  method: 'get' | 'post' | 'patch';
  path: string;
  handle: (platform: Platform, request: ApiRequest) => Reply;
}

/** Every operation this Telnyx serves. */
export const ROUTES: readonly Route[] = [
  get('/balance', (_, { account }) => balance(account)),
  get('/public_key', (_, { account }) => publicKey(account)),
  get('/whoami', (_, { account }) => whoami(account)),

  post('/messages', (p, { account, body }) => sendMessage(p, account, body)),
  get('/messages/:id', (p, { account, id }) => showMessage(p, account, id)),
  get('/detail_records', (p, { account, query }) => listDetailRecords(p, account, query)),
  get('/messaging_optouts', (p, { account, query }) => listOptOuts(p, account, query)),
  get('/number_lookup/:id', (p, { account, id }) => lookUpNumber(p, account, id)),

  get('/phone_numbers', (p, { account, query }) => listPhoneNumbers(p, account, query)),
  get('/phone_numbers/:id', (p, { account, id }) => showPhoneNumber(p, account, id)),
  patch('/phone_numbers/:id', (p, { account, id, body }) =>
    updatePhoneNumber(p, account, id, body),
  ),
  get('/phone_numbers/:id/messaging', (p, { account, id }) =>
    showMessagingSettings(p, account, id),
  ),
  patch('/phone_numbers/:id/messaging', (p, { account, id, body }) =>
    updateMessagingSettings(p, account, id, body),
  ),
  get('/10dlc/phone_number_campaigns/:id', (p, { account, id }) =>
    showNumberCampaign(p, account, id),
  ),

  get('/call_control_applications', (p, { account, query }) => listApplications(p, account, query)),
  post('/call_control_applications', (p, { account, body }) => createApplication(p, account, body)),
  get('/call_control_applications/:id', (p, { account, id }) => showApplication(p, account, id)),
  patch('/call_control_applications/:id', (p, { account, id, body }) =>
    updateApplication(p, account, id, body),
  ),

  get('/messaging_profiles', (p, { account, query }) => listMessagingProfiles(p, account, query)),
  post('/messaging_profiles', (p, { account, body }) => createMessagingProfile(p, account, body)),
  get('/messaging_profiles/:id', (p, { account, id }) => showMessagingProfile(p, account, id)),
  patch('/messaging_profiles/:id', (p, { account, id, body }) =>
    updateMessagingProfile(p, account, id, body),
  ),

  get('/calls/:id', (p, { account, id }) => showCall(p, account, id)),
  post('/calls/:id/actions/answer', (p, { account, id, body }) => answerCall(p, account, id, body)),
  post('/calls/:id/actions/hangup', (p, { account, id, body }) => hangUpCall(p, account, id, body)),
  post('/calls/:id/actions/reject', (p, { account, id, body }) => rejectCall(p, account, id, body)),
  post('/calls/:id/actions/speak', (p, { account, id, body }) => speak(p, account, id, body)),
  get('/call_events', (p, { account, query }) => listCallEvents(p, account, query)),

  get('/webhook_deliveries', (p, { account, query }) => listWebhookDeliveries(p, account, query)),
  get('/webhook_deliveries/:id', (p, { account, id }) => showWebhookDelivery(p, account, id)),
];

function get(path: string, handle: Route['handle']): Route {
  return { method: 'get', path, handle };
}
function post(path: string, handle: Route['handle']): Route {
  return { method: 'post', path, handle };
}
function patch(path: string, handle: Route['handle']): Route {
  return { method: 'patch', path, handle };
}

const PATTERNS = ROUTES.map(({ method, path }) => ({
  method: method.toUpperCase(),
  name: `${method.toUpperCase()} ${path}`,
  pattern: new RegExp(`^${path.replace(/:id/g, '[^/]+')}/?$`),
}));

/** The name under which a request is counted, such as `GET /messages/:id`; `unknown` when no route matches. */
export function routeName(method: string, path: string): string {
  const hit = PATTERNS.find((route) => route.method === method && route.pattern.test(path));
  return hit?.name ?? 'unknown';
}
