import { deepObject, filtered } from './list-filter';
import { pageOf } from './paging';
import type { Platform } from './platform';
import type { Reply } from './reply';
import type { Account } from './state';
import { callTime } from './wire-time';

/** `GET /call_events`: voice events and commands, newest first. */
export function listCallEvents(platform: Platform, account: Account, query: unknown): Reply {
  const filters = deepObject(deepObject(query)['filter']);
  const found = filtered(platform.eventLog.ofAccount(account.id), filters, (event, field) => {
    switch (field) {
      case 'connection_id':
        return event.connectionId;
      case 'leg_id':
        return event.callLegId;
      case 'application_session_id':
        return event.callSessionId;
      case 'type':
        return event.type;
      case 'name':
        return event.name;
      case 'from':
        return event.from;
      case 'to':
        return event.to;
      case 'product':
        return 'call_control';
      case 'occurred_at':
        return callTime(event.at);
      default:
        return undefined;
    }
  });
  const resources = found.map((event) => ({
    record_type: 'call_event',
    type: event.type,
    name: event.name,
    call_leg_id: event.callLegId,
    call_session_id: event.callSessionId,
    event_timestamp: callTime(event.at),
    metadata: event.metadata,
  }));
  return pageOf(resources, query);
}
