import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { refuse } from './errors';
import { deepObject, filtered } from './list-filter';
import { pageOf } from './paging';
import type { Platform } from './platform';
import { ok, type Reply } from './reply';
import { parseBody } from './request-body';
import type { Account, MessagingProfile } from './state';
import { messageTime } from './wire-time';

const webhookUrl = z.union([z.url({ protocol: /^https?$/ }), z.literal(''), z.null()]);

const changeSchema = z.looseObject({
  name: z.string().min(1).optional(),
  enabled: z.boolean().optional(),
  webhook_url: webhookUrl.optional(),
  webhook_failover_url: webhookUrl.optional(),
  webhook_api_version: z.enum(['1', '2', '2010-04-01']).optional(),
  whitelisted_destinations: z.array(z.string().regex(/^([A-Z]{2}|\*)$/)).optional(),
  smart_encoding: z.boolean().optional(),
});

const createSchema = changeSchema.extend({
  name: z.string().min(1),
  whitelisted_destinations: z.array(z.string().regex(/^([A-Z]{2}|\*)$/)),
});

const DEFAULT_SETTINGS = {
  ai_assistant_id: null,
  alpha_sender: null,
  daily_spend_limit: '0',
  daily_spend_limit_enabled: false,
  health_webhook_url: null,
  mms_fall_back_to_sms: false,
  mms_transcoding: false,
  mobile_only: false,
  number_pool_settings: null,
  redaction_enabled: false,
  redaction_level: 2,
  resource_group_id: null,
  url_shortener_settings: null,
  webhook_api_version: '2',
};

/** A new profile without webhooks. */
export function openMessagingProfile(
  platform: Platform,
  account: Account,
  name: string,
  destinations: readonly string[],
): MessagingProfile {
  const now = platform.now();
  const profile: MessagingProfile = {
    id: randomUUID(),
    accountId: account.id,
    name,
    enabled: true,
    webhookUrl: null,
    webhookFailoverUrl: null,
    whitelistedDestinations: [...destinations],
    smartEncoding: false,
    settings: structuredClone(DEFAULT_SETTINGS),
    createdAt: now,
    updatedAt: now,
  };
  platform.messagingProfiles.set(profile.id, profile);
  return profile;
}

/** `GET /messaging_profiles`, by `filter[name]`. */
export function listMessagingProfiles(platform: Platform, account: Account, query: unknown): Reply {
  const profiles = [...platform.messagingProfiles.values()].filter(
    (profile) => profile.accountId === account.id,
  );
  const fields = (profile: MessagingProfile, field: string) =>
    field === 'name' ? profile.name : undefined;
  const found = filtered(profiles, deepObject(deepObject(query)['filter']), fields);
  return pageOf(
    found.map((profile) => resource(account, profile)),
    query,
  );
}

/** `GET /messaging_profiles/:id`. */
export function showMessagingProfile(platform: Platform, account: Account, id: string): Reply {
  const profile = findMessagingProfile(platform, account, id);
  return profile === undefined ? refuse('10005') : ok(resource(account, profile));
}

/** `POST /messaging_profiles`: 200, as the vendor answers. */
export function createMessagingProfile(platform: Platform, account: Account, body: unknown): Reply {
  const parsed = parseBody(createSchema, body);
  if ('refusal' in parsed) return parsed.refusal;
  const { name, whitelisted_destinations } = parsed.body;
  const profile = openMessagingProfile(platform, account, name, whitelisted_destinations);
  change(platform, profile, parsed.body);
  return ok(resource(account, profile));
}

/** `PATCH /messaging_profiles/:id`. */
export function updateMessagingProfile(
  platform: Platform,
  account: Account,
  id: string,
  body: unknown,
): Reply {
  const profile = findMessagingProfile(platform, account, id);
  if (profile === undefined) return refuse('10005');
  const parsed = parseBody(changeSchema, body);
  if ('refusal' in parsed) return parsed.refusal;
  change(platform, profile, parsed.body);
  return ok(resource(account, profile));
}

/** The account's profile with this id, if it has it. */
export function findMessagingProfile(
  platform: Platform,
  account: Account,
  id: string,
): MessagingProfile | undefined {
  const found = platform.messagingProfiles.get(id);
  return found?.accountId === account.id ? found : undefined;
}

function change(
  platform: Platform,
  profile: MessagingProfile,
  asked: z.infer<typeof changeSchema>,
): void {
  profile.name = asked.name ?? profile.name;
  profile.enabled = asked.enabled ?? profile.enabled;
  profile.smartEncoding = asked.smart_encoding ?? profile.smartEncoding;
  if (asked.webhook_url !== undefined) profile.webhookUrl = asked.webhook_url || null;
  if (asked.webhook_failover_url !== undefined) {
    profile.webhookFailoverUrl = asked.webhook_failover_url || null;
  }
  profile.whitelistedDestinations =
    asked.whitelisted_destinations ?? profile.whitelistedDestinations;
  for (const name of Object.keys(DEFAULT_SETTINGS)) {
    if (asked[name] !== undefined) profile.settings[name] = asked[name];
  }
  profile.updatedAt = platform.now();
}

function resource(account: Account, profile: MessagingProfile) {
  return {
    ...profile.settings,
    record_type: 'messaging_profile',
    id: profile.id,
    organization_id: account.organizationId,
    name: profile.name,
    enabled: profile.enabled,
    webhook_url: profile.webhookUrl,
    webhook_failover_url: profile.webhookFailoverUrl,
    whitelisted_destinations: profile.whitelistedDestinations,
    smart_encoding: profile.smartEncoding,
    created_at: messageTime(profile.createdAt),
    updated_at: messageTime(profile.updatedAt),
  };
}
