import type { CallEntry } from '../../src/api/conversation';
import type { EventKind } from '../../src/conversation/say-event';
import type { TextStanding } from '../../src/conversation/text-standing';
import type { ConversationId } from '../../src/ids';
import type { PortalTransaction } from '../postgres/portal-scope';

/** What every row of a thread has. `at` in epoch ms. */
interface RowBase {
  readonly id: string;
  readonly at: number;
  readonly line: string | null;
}

/** One thing that happened between a person and the business, as it is stored. Times are epoch ms. */
export type ThreadRow = RowBase & { readonly data: ThreadData };

export type ThreadData =
  | {
      readonly kind: 'call';
      readonly outcome: Exclude<CallEntry['outcome'], 'ringing'> | null;
      readonly answeredAt: number | null;
      readonly endedAt: number | null;
      readonly verdict: {
        readonly kind: 'text' | 'hold' | 'no_text';
        readonly because: string;
        readonly rules: unknown;
        readonly holdUntil: number | null;
      } | null;
      readonly text: StoredStanding | null;
      readonly taskDueAt: number | null;
    }
  | ({
      readonly kind: 'text';
      readonly textKind: string;
      readonly body: string;
      readonly mediaUrls: readonly string[];
      readonly writtenBy: string | null;
    } & StoredStanding)
  | {
      readonly kind: 'event';
      readonly event: EventKind;
      readonly who: string;
      readonly became: string | null;
      readonly reason: string | null;
    }
  | {
      readonly kind: 'consent';
      readonly effect: 'opt_out' | 'opt_in';
      readonly source: 'keyword' | 'plain_words' | 'hubspot' | 'staff' | 'telnyx';
      readonly words: string | null;
    }
  | {
      readonly kind: 'task';
      readonly dueAt: number;
      readonly state: string;
      readonly closed: boolean;
    }
  | { readonly kind: 'lead_closed'; readonly state: string };

/** How far an outgoing text has come. */
export interface StoredStanding {
  readonly state: TextStanding['state'] | 'received';
  readonly because: string | null;
  readonly detail: string | null;
  readonly delivery: TextStanding['delivery'] | null;
  readonly deliveryBecause: string | null;
  readonly notBefore: number;
  readonly settledAt: number | null;
}

/** The oldest row that is shown; what is asked for comes before it. */
export interface Before {
  readonly at: number;
  readonly id: string;
}

/** As many as a screen of the card holds several times over. */
export const PAGE = 50;

const ms = (column: string): string => `(extract(epoch FROM ${column}) * 1000)::float8`;
const standing = (m: string): string => `
  'state', ${m}.state, 'because', ${m}.because, 'detail', ${m}.because_detail, 'delivery', ${m}.delivery,
  'deliveryBecause', ${m}.delivery_because, 'notBefore', ${ms(`${m}.not_before`)},
  'settledAt', ${ms(`${m}.settled_at`)}`;

/** One kind of row of one conversation, latest first, no more than a page can show. */
const source = (of: {
  readonly id: string;
  readonly at: string;
  readonly data: string;
  readonly from: string;
  readonly line?: string;
}): string => `
  (SELECT ${of.id}::text AS id, ${of.at} AS at, ${of.line ?? 'NULL::text'} AS line, ${of.data} AS data
   FROM ${of.from} AND ${of.at} <= before.at AND (${of.at}, ${of.id}::text) < (before.at, before.id)
   ORDER BY ${of.at} DESC LIMIT ${PAGE + 1})`;

const THREAD = `
  SELECT thread.* FROM (SELECT to_timestamp($3 / 1000.0) AS at, $4::text AS id) before
  CROSS JOIN unnest($2::uuid[]) AS talk (id)
  CROSS JOIN LATERAL (
    ${source({
      id: 'c.id',
      at: 'c.started_at',
      line: 'line.name',
      data: `json_build_object('kind', 'call', 'outcome', c.outcome, 'answeredAt', ${ms('c.answered_at')},
               'endedAt', ${ms('c.ended_at')},
               'verdict', CASE WHEN v.call_id IS NOT NULL THEN json_build_object('kind', v.kind, 'because', v.because,
                 'rules', v.rules, 'holdUntil', ${ms('v.hold_until')}) END,
               'text', CASE WHEN m.id IS NOT NULL THEN json_build_object(${standing('m')}) END,
               'taskDueAt', ${ms('lead.due_at')})`,
      from: `call c LEFT JOIN line ON line.id = c.line_id LEFT JOIN verdict v ON v.call_id = c.id
             LEFT JOIN message m ON m.call_id = c.id AND m.kind = 'text_back' LEFT JOIN lead ON lead.id = c.lead_id
             WHERE c.conversation_id = talk.id`,
    })}
    UNION ALL ${source({
      id: 'm.id',
      at: 'm.created_at',
      line: 'line.name',
      data: `json_build_object('kind', 'text', 'textKind', m.kind, 'body', m.body, 'mediaUrls', m.media_urls,
               'writtenBy', m.written_by, ${standing('m')})`,
      from: `message m LEFT JOIN line ON line.id = m.line_id
             WHERE m.conversation_id = talk.id AND m.kind <> 'test_text'`,
    })}
    UNION ALL ${source({
      id: 'e.request',
      at: 'e.at',
      data: `json_build_object('kind', 'event', 'event', e.kind, 'who', e.who, 'became', e.became, 'reason', e.reason)`,
      from: `conversation_event e WHERE e.conversation_id = talk.id AND e.kind <> 'texted'`,
    })}
    UNION ALL ${source({
      id: `('consent-' || k.sequence)`,
      at: 'k.at',
      data: `json_build_object('kind', 'consent', 'effect', k.effect, 'source', k.source, 'words', k.words)`,
      from: `consent_entry k WHERE k.portal_id = $1 AND k.evidence NOT LIKE 'card:%' AND k.number = (
               SELECT caller.number FROM conversation JOIN caller ON caller.id = conversation.caller_id
               WHERE conversation.id = talk.id)`,
    })}
    UNION ALL ${source({
      id: `('task-' || l.id)`,
      at: 'l.opened_at',
      data: `json_build_object('kind', 'task', 'dueAt', ${ms('l.due_at')}, 'state', l.state, 'closed', l.closed_at IS NOT NULL)`,
      from: 'lead l WHERE l.conversation_id = talk.id',
    })}
    UNION ALL ${source({
      id: `('closed-' || l.id)`,
      at: 'l.closed_at',
      data: `json_build_object('kind', 'lead_closed', 'state', l.state)`,
      from: `lead l WHERE l.conversation_id = talk.id AND l.state IN ('reached', 'expired')
               AND NOT EXISTS (SELECT 1 FROM conversation_event e WHERE e.lead_id = l.id AND e.kind = 'lead_closed')`,
    })}
  ) thread
  ORDER BY at DESC, id DESC LIMIT ${PAGE + 1}`;

/** Later than anything can have happened. */
const NOW_AND_EVER: Before = { at: 8_000_000_000_000, id: '' };

/** A page of the thread over all conversations of a person, oldest first, and whether there is more before it. */
export async function threadRows(
  tx: PortalTransaction,
  conversations: readonly ConversationId[],
  before: Before = NOW_AND_EVER,
): Promise<{ readonly rows: readonly ThreadRow[]; readonly hasEarlier: boolean }> {
  const { rows } = await tx.query<ThreadRow>({
    name: 'thread-of-person',
    text: THREAD,
    values: [tx.portalId, conversations, before.at, before.id],
  });
  return { rows: rows.slice(0, PAGE).reverse(), hasEarlier: rows.length > PAGE };
}
