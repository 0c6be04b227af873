import { dateRange } from './date-range';
import { deepObject, fieldFilter, filtered } from './list-filter';
import { countryOf } from './number-country';
import { pageOf } from './paging';
import type { Platform } from './platform';
import type { Reply } from './reply';
import type { Account, Message } from './state';
import { resourceTime } from './wire-time';

const RECORD_TYPES = new Set(
  (
    'ai-voice-assistant amd call-control conference conference-participant embedding fax inference ' +
    'inference-speech-to-text media_storage media-streaming messaging noise-suppression recording sip-trunking ' +
    'siprec-client stt tts verify webrtc wireless'
  ).split(' '),
);

/** The page size the vendor's document allows here; other lists allow 250. */
const MAX_PAGE = 50;

/** This endpoint answers 400 with code 10011 "Bad Request"; elsewhere 10011 is the 429. Source: the vendor's document. */
function badRequest(detail: string): Reply {
  return { status: 400, body: { errors: [{ code: '10011', title: 'Bad Request', detail }] } };
}

/**
 * `GET /detail_records`. Only texts leave records here; other types are empty lists. A text appears once it is final
 * and the lag has passed, so a missing record proves nothing for a while. A filter on a field that the type does not
 * have is a 400.
 */
export function listDetailRecords(platform: Platform, account: Account, query: unknown): Reply {
  const { filter, sort } = deepObject(query);
  const { record_type, date_range, ...filters } = deepObject(filter);
  if (typeof record_type !== 'string') return badRequest('The record_type filter is required.');
  if (!RECORD_TYPES.has(record_type)) {
    return badRequest(
      `No matching record type was found matching given record type ${record_type}`,
    );
  }
  if (record_type !== 'messaging') return pageOf([], query, MAX_PAGE);

  for (const [field, asked] of Object.entries(filters)) {
    if (!FIELDS.has(field)) return badRequest(`Unknown filter field ${field} for messaging.`);
    if (fieldFilter(asked) === undefined) return badRequest(`Unknown operator on ${field}.`);
  }
  const range =
    date_range === undefined ? { from: 0, to: Infinity } : dateRange(date_range, platform.now());
  if (range === undefined) return badRequest(`Unknown date range ${String(date_range)}.`);

  const records: DetailRecord[] = [];
  const realNow = Date.now();
  for (const message of platform.messages.values()) {
    const { accountId, recordedAtReal, receivedAt } = message;
    if (accountId !== account.id || recordedAtReal === null || recordedAtReal > realNow) continue;
    if (receivedAt < range.from || receivedAt >= range.to) continue;
    if (excludes(filters['cld'], message.to) || excludes(filters['cli'], message.from)) continue;
    records.push(detailRecord(platform, account, message));
  }
  const found = filtered(records, filters, (record, field) => {
    const value: unknown = Reflect.get(record, field);
    return value === undefined || value === null ? undefined : String(value);
  });
  found.sort((a, b) => (a.created_at < b.created_at ? -1 : 1));
  if (!String(sort).includes('created_at') || String(sort).startsWith('-')) found.reverse();
  return pageOf(found, query, MAX_PAGE);
}

/** Cheap test before a record is made: a plain filter on a number leaves few of many messages. */
function excludes(asked: unknown, number: string): boolean {
  return typeof asked === 'string' && !asked.includes(number);
}

type DetailRecord = ReturnType<typeof detailRecord>;

const FIELDS: ReadonlySet<string> = new Set(
  (
    'carrier carrier_fee cld cli completed_at cost country_code created_at currency delivery_status ' +
    'delivery_status_failover_url delivery_status_webhook_url direction errors fteu mcc message_type mnc on_net ' +
    'parts profile_id profile_name rate sent_at source_country_code status tags updated_at user_id uuid'
  ).split(' '),
);

/** The records speak another vocabulary than the messages. */
function recordStatus(message: Message): string {
  switch (message.status) {
    case 'delivered':
      return 'delivered';
    case 'delivery_unconfirmed':
      return 'dlr_unconfirmed';
    case 'received':
      return 'received';
    case 'expired':
      return 'gw_timeout';
    case 'delivery_failed':
    case 'queued':
    case 'sent':
      return 'failed';
  }
}

function detailRecord(platform: Platform, account: Account, message: Message) {
  const created = resourceTime(message.receivedAt);
  const completed = resourceTime(message.completedAt ?? message.receivedAt);
  return {
    record_type: 'message_detail_record',
    uuid: message.id,
    user_id: account.id,
    direction: message.direction,
    message_type: message.type,
    cli: message.from,
    cld: message.to,
    country_code: countryOf(message.to) ?? '',
    source_country_code: countryOf(message.from) ?? '',
    status: recordStatus(message),
    delivery_status: 'success: webhook succeeded',
    delivery_status_webhook_url: message.webhookUrl ?? '',
    delivery_status_failover_url: message.webhookFailoverUrl ?? '',
    errors: message.errors.map((error) => error.code),
    parts: message.parts,
    profile_id: message.profileId,
    profile_name: platform.messagingProfiles.get(message.profileId)?.name ?? '',
    tags: (platform.phoneNumbers.get(message.from)?.tags ?? []).join(','),
    carrier: message.carrier,
    carrier_fee: '0.0',
    cost: (0.004 * message.parts).toFixed(4),
    rate: '0.004',
    currency: 'USD',
    fteu: false,
    on_net: false,
    mcc: '310',
    mnc: '260',
    created_at: created,
    sent_at: resourceTime(message.sentAt ?? message.receivedAt),
    completed_at: completed,
    updated_at: completed,
  };
}
