import { type FollowUpFacts, followUpTask } from '../../../src/crm/follow-up-task';
import type { TextBackFate } from '../../../src/crm/text-back-fate';
import type { E164 } from '../../../src/phone/e164';
import type { ActivityValues, ComputeActivities, PortalSetting } from './activity';
import { richText } from './rich-text';
import { JOIN_TEXT_BACK, readTextBack, TEXT_BACK_COLUMNS, type TextBackRow } from './text-back-row';

interface LeadRow {
  id: string;
  number: E164;
  due_at: number;
  state: string;
  closed_at: number | null;
  line_name: string | null;
  time_zone: string | null;
  owner_id: string | null;
  assigned_to: string | null;
  missed_calls: number;
  last_missed_at: number | null;
  reply_at: number | null;
  reply_text: string | null;
}

interface CallOfLeadRow extends TextBackRow {
  lead_id: string;
}

/** The one follow-up task of each lead (HubSpot reference 4.8); done when the lead is closed. */
export const computeTasks: ComputeActivities = async (tx, localIds, portal) => {
  const leads = await tx.query<LeadRow>({
    name: 'leads-for-hubspot',
    text: `SELECT lead.id, caller.number, lead.due_at, lead.state, lead.closed_at,
                  line.name AS line_name, line.time_zone, line.owner_id, lead.owner_id AS assigned_to,
                  missed.calls::int AS missed_calls, missed.last_at AS last_missed_at,
                  reply.created_at AS reply_at, reply.body AS reply_text
           FROM lead
           JOIN conversation ON conversation.id = lead.conversation_id
           JOIN caller ON caller.id = conversation.caller_id
           LEFT JOIN line_in_effect AS line ON line.id = lead.line_id
           CROSS JOIN LATERAL (
             SELECT count(*) AS calls, max(started_at) AS last_at FROM call
             WHERE call.conversation_id = lead.conversation_id AND call.lead_id = lead.id
               AND call.outcome IN ('missed', 'voicemail', 'abandoned')
           ) missed
           LEFT JOIN LATERAL (
             -- What they wrote and nobody of the business has answered yet.
             SELECT created_at, body FROM message
             WHERE message.conversation_id = lead.conversation_id AND message.kind = 'inbound'
               AND message.created_at >= lead.opened_at
               AND (conversation.human_wrote_at IS NULL OR message.created_at > conversation.human_wrote_at)
             ORDER BY created_at DESC LIMIT 1
           ) reply ON true
           WHERE lead.portal_id = $1 AND lead.id = ANY ($2::uuid[])`,
    values: [tx.portalId, localIds],
  });
  const calls = await tx.query<CallOfLeadRow>({
    name: 'texts-of-leads',
    text: `SELECT c.lead_id, ${TEXT_BACK_COLUMNS}
           FROM lead
           JOIN call c ON c.conversation_id = lead.conversation_id AND c.lead_id = lead.id ${JOIN_TEXT_BACK}
           WHERE lead.portal_id = $1 AND lead.id = ANY ($2::uuid[])
           ORDER BY c.started_at DESC`,
    values: [tx.portalId, localIds],
  });
  const fates = new Map<string, TextBackFate[]>();
  for (const row of calls.rows) {
    fates.set(row.lead_id, [...(fates.get(row.lead_id) ?? []), readTextBack(row)]);
  }
  return new Map(
    leads.rows.map((lead) => [lead.id, task(lead, wholeStory(fates.get(lead.id) ?? []), portal)]),
  );
};

/** Of several calls: the latest text that left says what the caller knows; else what became of the latest call's. */
function wholeStory(newestFirst: readonly TextBackFate[]): TextBackFate {
  return newestFirst.find(({ kind }) => kind === 'sent') ?? newestFirst[0] ?? { kind: 'none' };
}

function task(lead: LeadRow, textBack: TextBackFate, portal: PortalSetting): ActivityValues {
  const facts: FollowUpFacts = {
    caller: lead.number,
    homeCountry: portal.homeCountry,
    timeZone: lead.time_zone ?? portal.timeZone,
    lineName: lead.line_name ?? undefined,
    missedCalls: lead.missed_calls,
    lastMissedAt: lead.last_missed_at ?? undefined,
    textBack,
    lastReply:
      lead.reply_at === null || lead.reply_text === null
        ? undefined
        : { at: lead.reply_at, text: lead.reply_text },
    dueAt: lead.due_at,
    closedAs: lead.closed_at === null ? undefined : lead.state,
  };
  const { subject, body, type, priority, status } = followUpTask(facts);
  const minimal = {
    hs_timestamp: String(lead.due_at),
    hs_task_subject: subject,
    hs_task_status: status,
  };
  return {
    lineOwnerId: lead.owner_id ?? undefined,
    properties: {
      ...minimal,
      hs_task_body: richText(body),
      hs_task_type: type,
      hs_task_priority: priority,
      ...(lead.assigned_to === null ? {} : { hubspot_owner_id: lead.assigned_to }),
    },
    minimal,
    fingerprint: { hs_timestamp: minimal.hs_timestamp },
  };
}
