import { deepObject, filtered } from './list-filter';
import { pageOf } from './paging';
import type { Platform } from './platform';
import type { Reply } from './reply';
import type { Account, OptOut } from './state';
import { messageTime } from './wire-time';

/** Telnyx's default keywords; a text matches when it is one of them as a whole, in any case. Source: "Opt-in and opt-out". */
const KEYWORDS: ReadonlyMap<string, 'STOP' | 'START' | 'HELP'> = new Map([
  ['STOP', 'STOP'],
  ['STOPALL', 'STOP'],
  ['STOP ALL', 'STOP'],
  ['UNSUBSCRIBE', 'STOP'],
  ['CANCEL', 'STOP'],
  ['END', 'STOP'],
  ['QUIT', 'STOP'],
  ['START', 'START'],
  ['UNSTOP', 'START'],
  ['HELP', 'HELP'],
]);

/** What Telnyx makes of an inbound text, or undefined when it is no keyword. */
export function autoresponseType(text: string): 'STOP' | 'START' | 'HELP' | undefined {
  return KEYWORDS.get(text.trim().replace(/\s+/g, ' ').toUpperCase());
}

const keyOf = (profileId: string, caller: string) => `${profileId} ${caller}`;

/** Whether Telnyx refuses texts of this profile to this caller. */
export function isBlocked(platform: Platform, profileId: string, caller: string): boolean {
  return platform.optOuts.has(keyOf(profileId, caller));
}

/** Sets a block rule; the first keyword stays on record. */
export function block(platform: Platform, optOut: OptOut): void {
  const key = keyOf(optOut.profileId, optOut.caller);
  if (!platform.optOuts.has(key)) platform.optOuts.set(key, optOut);
}

/** Lifts a block rule. */
export function unblock(platform: Platform, profileId: string, caller: string): void {
  platform.optOuts.delete(keyOf(profileId, caller));
}

/** `GET /messaging_optouts`, filtered by profile, `from` (the person) and `created_at`. */
export function listOptOuts(platform: Platform, account: Account, query: unknown): Reply {
  const { filter, created_at } = deepObject(query);
  const filters = {
    ...deepObject(filter),
    ...(created_at === undefined ? {} : { created_at }),
  };
  const resources = [...platform.optOuts.values()]
    .filter((optOut) => optOut.accountId === account.id)
    .map(resource);
  const found = filtered(resources, filters, (optOut, field) => {
    const value: unknown = Reflect.get(optOut, field);
    return typeof value === 'string' ? value : undefined;
  });
  return pageOf(found, query);
}

function resource(optOut: OptOut) {
  return {
    from: optOut.caller,
    to: optOut.line,
    messaging_profile_id: optOut.profileId,
    keyword: optOut.keyword,
    created_at: messageTime(optOut.createdAt),
  };
}
