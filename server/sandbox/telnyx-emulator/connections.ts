import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { refuse } from './errors';
import { deepObject, filtered } from './list-filter';
import { pageOf } from './paging';
import type { Platform } from './platform';
import { created, ok, type Reply } from './reply';
import { parseBody } from './request-body';
import type { Account, Connection } from './state';
import { resourceTime } from './wire-time';

const url = z.url({ protocol: /^https?$/ });

const applicationSchema = z.looseObject({
  application_name: z.string().min(1),
  webhook_event_url: url,
  webhook_event_failover_url: z.union([url, z.literal(''), z.null()]).optional(),
  webhook_api_version: z.enum(['1', '2']).optional(),
  webhook_timeout_secs: z.int().min(0).max(30).nullable().optional(),
});

const DEFAULT_SETTINGS = {
  active: true,
  anchorsite_override: 'Latency',
  call_cost_in_webhooks: false,
  dtmf_type: 'RFC 2833',
  first_command_timeout: false,
  first_command_timeout_secs: 30,
  inbound: {
    shaken_stir_enabled: false,
    sip_subdomain_receive_settings: 'from_anyone',
  },
  outbound: {},
  redact_dtmf_debug_logging: false,
  tags: [],
};

/** A new connection without webhooks; ids are 19 digits, as Telnyx's are. */
export function openConnection(
  platform: Platform,
  account: Account,
  kind: Connection['kind'],
  name: string,
): Connection {
  const now = platform.now();
  const connection: Connection = {
    id: `2${String(randomInt(1e9)).padStart(9, '0')}${String(randomInt(1e9)).padStart(9, '0')}`,
    accountId: account.id,
    kind,
    name,
    webhookUrl: null,
    webhookFailoverUrl: null,
    webhookTimeoutSecs: null,
    webhookApiVersion: '2',
    settings: structuredClone(DEFAULT_SETTINGS),
    createdAt: now,
    updatedAt: now,
  };
  platform.connections.set(connection.id, connection);
  return connection;
}

/** `GET /call_control_applications`. SIP connections are not among them. */
export function listApplications(platform: Platform, account: Account, query: unknown): Reply {
  const applications = [...platform.connections.values()].filter(
    (connection) => connection.accountId === account.id && connection.kind === 'call_control',
  );
  const filters = deepObject(deepObject(query)['filter']);
  const fields = (connection: Connection, field: string) =>
    field === 'application_name' || field === 'name'
      ? connection.name
      : field === 'connection_id'
        ? connection.id
        : undefined;
  return pageOf(filtered(applications, filters, fields).map(resource), query);
}

/** `GET /call_control_applications/:id`. */
export function showApplication(platform: Platform, account: Account, id: string): Reply {
  const application = findApplication(platform, account, id);
  return application === undefined ? refuse('10005') : ok(resource(application));
}

/** `POST /call_control_applications`: 201. `webhook_api_version` is "1" unless asked, as the vendor's default is. */
export function createApplication(platform: Platform, account: Account, body: unknown): Reply {
  const parsed = parseBody(applicationSchema, body);
  if ('refusal' in parsed) return parsed.refusal;
  const application = openConnection(
    platform,
    account,
    'call_control',
    parsed.body.application_name,
  );
  application.webhookApiVersion = '1';
  change(platform, application, parsed.body);
  return created(resource(application));
}

/** `PATCH /call_control_applications/:id`; demands name and webhook address again, as the vendor does. */
export function updateApplication(
  platform: Platform,
  account: Account,
  id: string,
  body: unknown,
): Reply {
  const application = findApplication(platform, account, id);
  if (application === undefined) return refuse('10005');
  const parsed = parseBody(applicationSchema, body);
  if ('refusal' in parsed) return parsed.refusal;
  change(platform, application, parsed.body);
  return ok(resource(application));
}

function change(
  platform: Platform,
  application: Connection,
  asked: z.infer<typeof applicationSchema>,
): void {
  const {
    application_name,
    webhook_event_url,
    webhook_event_failover_url,
    webhook_api_version,
    webhook_timeout_secs,
    ...rest
  } = asked;
  application.name = application_name;
  application.webhookUrl = webhook_event_url;
  if (webhook_event_failover_url !== undefined) {
    application.webhookFailoverUrl = webhook_event_failover_url || null;
  }
  if (webhook_api_version !== undefined) application.webhookApiVersion = webhook_api_version;
  if (webhook_timeout_secs !== undefined) application.webhookTimeoutSecs = webhook_timeout_secs;
  for (const name of Object.keys(DEFAULT_SETTINGS)) {
    if (rest[name] !== undefined) application.settings[name] = rest[name];
  }
  application.updatedAt = platform.now();
}

function findApplication(platform: Platform, account: Account, id: string) {
  const found = platform.connections.get(id);
  return found?.accountId === account.id && found.kind === 'call_control' ? found : undefined;
}

function resource(application: Connection) {
  return {
    ...application.settings,
    record_type: 'call_control_application',
    id: application.id,
    application_name: application.name,
    webhook_api_version: application.webhookApiVersion,
    webhook_event_url: application.webhookUrl ?? '',
    webhook_event_failover_url: application.webhookFailoverUrl ?? '',
    webhook_timeout_secs: application.webhookTimeoutSecs,
    created_at: resourceTime(application.createdAt),
    updated_at: resourceTime(application.updatedAt),
  };
}
