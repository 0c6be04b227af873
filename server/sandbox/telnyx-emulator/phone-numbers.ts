import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { refuse } from './errors';
import { deepObject, filtered } from './list-filter';
import { countryOf } from './number-country';
import { pageOf } from './paging';
import type { Platform } from './platform';
import { ok, type Reply } from './reply';
import { parseBody } from './request-body';
import type { Account, PhoneNumber } from './state';
import { resourceTime } from './wire-time';

const updateSchema = z.looseObject({
  connection_id: z.string().optional(),
  tags: z.array(z.string()).optional(),
});
const SETTINGS = ['billing_group_id', 'customer_reference', 'external_pin', 'hd_voice_enabled'];

/** A number bought by an account, on no connection and no profile yet. */
export function buyNumber(platform: Platform, account: Account, number: string): PhoneNumber {
  const bought: PhoneNumber = {
    id: `1${String(randomInt(1e9)).padStart(9, '0')}${String(randomInt(1e9)).padStart(9, '0')}`,
    accountId: account.id,
    number,
    type: /^\+18(00|33|44|55|66|77|88)/.test(number) ? 'toll_free' : 'local',
    connectionId: null,
    messagingProfileId: null,
    behaviour: 'textable',
    tags: [],
    settings: {},
    createdAt: platform.now(),
  };
  platform.phoneNumbers.set(number, bought);
  return bought;
}

/** `GET /phone_numbers`, filtered by number (in any part), status, connection, tag or type. */
export function listPhoneNumbers(platform: Platform, account: Account, query: unknown): Reply {
  const { phone_number, number_type, tag, ...filters } = deepObject(deepObject(query)['filter']);
  const asked = {
    ...filters,
    ...(number_type === undefined ? {} : { phone_number_type: number_type }),
    ...(typeof phone_number === 'string'
      ? { phone_number: { contains: phone_number.replace(/[^0-9]/g, '') } }
      : {}),
    ...(tag === undefined ? {} : { tags: { contains: tag } }),
  };
  const found = filtered(
    [...platform.phoneNumbers.values()].filter((number) => number.accountId === account.id),
    asked,
    (number, field) => {
      const value: unknown = Reflect.get(resource(platform, number), field);
      return value === undefined || value === null ? undefined : String(value);
    },
  );
  return pageOf(
    found.map((number) => resource(platform, number)),
    query,
  );
}

/** `GET /phone_numbers/:id`; the id may be the number itself, as Telnyx allows. */
export function showPhoneNumber(platform: Platform, account: Account, id: string): Reply {
  const number = findNumber(platform, account, id);
  return number === undefined ? refuse('10005') : ok(resource(platform, number));
}

/** `PATCH /phone_numbers/:id`; an empty `connection_id` takes the number off its connection. */
export function updatePhoneNumber(
  platform: Platform,
  account: Account,
  id: string,
  body: unknown,
): Reply {
  const number = findNumber(platform, account, id);
  if (number === undefined) return refuse('10005');
  const parsed = parseBody(updateSchema, body);
  if ('refusal' in parsed) return parsed.refusal;
  const { connection_id, tags } = parsed.body;
  if (connection_id !== undefined && connection_id !== '') {
    if (platform.connections.get(connection_id)?.accountId !== account.id) {
      return refuse('10015', 'The connection does not exist.', { pointer: '/connection_id' });
    }
  }
  if (connection_id !== undefined) number.connectionId = connection_id || null;
  if (tags !== undefined) number.tags = tags;
  for (const name of SETTINGS) {
    if (parsed.body[name] !== undefined) number.settings[name] = parsed.body[name];
  }
  return ok(resource(platform, number));
}

/** The account's number, by id or by E.164 number. */
export function findNumber(
  platform: Platform,
  account: Account,
  id: string,
): PhoneNumber | undefined {
  let found = platform.phoneNumbers.get(id);
  if (found === undefined) {
    for (const number of platform.phoneNumbers.values()) if (number.id === id) found = number;
  }
  return found?.accountId === account.id ? found : undefined;
}

function resource(platform: Platform, number: PhoneNumber) {
  const { connectionId, messagingProfileId } = number;
  const at = resourceTime(number.createdAt);
  return {
    record_type: 'phone_number',
    id: number.id,
    phone_number: number.number,
    phone_number_type: number.type,
    country_iso_alpha2: countryOf(number.number) ?? 'US',
    status: 'active',
    connection_id: connectionId,
    connection_name:
      connectionId === null ? null : (platform.connections.get(connectionId)?.name ?? null),
    messaging_profile_id: messagingProfileId,
    messaging_profile_name:
      messagingProfileId === null
        ? null
        : (platform.messagingProfiles.get(messagingProfileId)?.name ?? null),
    billing_group_id: null,
    customer_reference: null,
    external_pin: null,
    call_forwarding_enabled: false,
    call_recording_enabled: false,
    caller_id_name_enabled: false,
    cnam_listing_enabled: false,
    deletion_lock_enabled: false,
    emergency_address_id: null,
    emergency_enabled: false,
    emergency_status: 'disabled',
    hd_voice_enabled: false,
    inbound_call_screening: 'disabled',
    source_type: 'number_order',
    t38_fax_gateway_enabled: false,
    ...number.settings,
    tags: number.tags,
    activated_at: at,
    created_at: at,
    purchased_at: at,
    updated_at: at,
  };
}
