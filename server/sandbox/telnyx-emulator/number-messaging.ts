import { z } from 'zod';
import { refuse } from './errors';
import { findMessagingProfile } from './messaging-profiles';
import { countryOf } from './number-country';
import { findNumber } from './phone-numbers';
import type { Platform } from './platform';
import { ok, type Reply } from './reply';
import { parseBody } from './request-body';
import type { Account, PhoneNumber } from './state';
import { resourceTime } from './wire-time';

const updateSchema = z.looseObject({
  messaging_profile_id: z.string().optional(),
  tags: z.array(z.string()).optional(),
});

/** `GET /phone_numbers/:id/messaging`. */
export function showMessagingSettings(platform: Platform, account: Account, id: string): Reply {
  const number = findNumber(platform, account, id);
  return number === undefined ? refuse('10005') : ok(messagingResource(account, number));
}

/** `PATCH /phone_numbers/:id/messaging`; an empty profile id takes the number off its profile. */
export function updateMessagingSettings(
  platform: Platform,
  account: Account,
  id: string,
  body: unknown,
): Reply {
  const number = findNumber(platform, account, id);
  if (number === undefined) return refuse('10005');
  const parsed = parseBody(updateSchema, body);
  if ('refusal' in parsed) return parsed.refusal;
  const { messaging_profile_id: profileId, tags } = parsed.body;
  if (profileId && findMessagingProfile(platform, account, profileId) === undefined) {
    return refuse('10015', 'The messaging profile does not exist.', {
      pointer: '/messaging_profile_id',
    });
  }
  if (profileId !== undefined) number.messagingProfileId = profileId || null;
  if (tags !== undefined) number.tags = tags;
  return ok(messagingResource(account, number));
}

/** `GET /10dlc/phone_number_campaigns/:number`: the bare resource in camel case; 404 when the number is on no campaign. */
export function showNumberCampaign(platform: Platform, account: Account, e164: string): Reply {
  const number = findNumber(platform, account, e164);
  if (number === undefined || number.behaviour === 'unregistered' || number.type === 'toll_free') {
    return refuse('10005');
  }
  const at = resourceTime(number.createdAt);
  return {
    status: 200,
    body: {
      phoneNumber: number.number,
      brandId: `B${account.id.slice(0, 6).toUpperCase()}`,
      campaignId: `C${account.id.slice(0, 6).toUpperCase()}`,
      tcrBrandId: `B${account.id.slice(0, 6).toUpperCase()}`,
      tcrCampaignId: `C${account.id.slice(0, 6).toUpperCase()}`,
      telnyxCampaignId: account.id,
      assignmentStatus: 'ASSIGNED',
      failureReasons: '',
      createdAt: at,
      updatedAt: at,
    },
  };
}

function messagingResource(account: Account, number: PhoneNumber) {
  const at = resourceTime(number.createdAt);
  const set = { domestic_two_way: true, international_inbound: true, international_outbound: true };
  return {
    record_type: 'messaging_settings',
    id: number.id,
    organization_id: account.organizationId,
    phone_number: number.number,
    country_code: countryOf(number.number) ?? 'US',
    type: number.type === 'toll_free' ? 'toll-free' : 'long-code',
    messaging_profile_id: number.messagingProfileId,
    messaging_product: 'A2P',
    traffic_type: 'A2P',
    eligible_messaging_products: ['A2P'],
    features: { sms: set, mms: { ...set, international_outbound: false } },
    health: { message_count: 0, inbound_outbound_ratio: 0, success_ratio: 1, spam_ratio: 0 },
    tags: number.tags,
    created_at: at,
    updated_at: at,
  };
}
