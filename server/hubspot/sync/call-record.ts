import type { CallOutcome, LineMode } from '../../../src/call/outcome';
import { callNote } from '../../../src/crm/call-note';
import type { E164 } from '../../../src/phone/e164';
import type { ActivityValues, ComputeActivities, PortalSetting } from './activity';
import { richText } from './rich-text';
import { JOIN_TEXT_BACK, readTextBack, TEXT_BACK_COLUMNS, type TextBackRow } from './text-back-row';

interface CallRow extends TextBackRow {
  id: string;
  caller_number: E164;
  to_number: string;
  outcome: CallOutcome;
  outcome_because: string | null;
  started_at: number;
  answered_at: number | null;
  ended_at: number | null;
  hangup_cause: string | null;
  line_name: string | null;
  mode: LineMode | null;
  time_zone: string | null;
  owner_id: string | null;
}

/** The calls as HubSpot's call records (HubSpot reference 4.6). A call that has not ended is not logged yet. */
export const computeCalls: ComputeActivities = async (tx, localIds, portal) => {
  const { rows } = await tx.query<CallRow>({
    name: 'calls-for-hubspot',
    text: `SELECT c.id, c.caller_number, c.to_number, c.outcome, c.outcome_because, c.started_at,
                  c.answered_at, c.ended_at, c.hangup_cause,
                  line.name AS line_name, line.mode, line.time_zone, line.owner_id, ${TEXT_BACK_COLUMNS}
           FROM call c LEFT JOIN line_in_effect AS line ON line.id = c.line_id ${JOIN_TEXT_BACK}
           WHERE c.portal_id = $1 AND c.id = ANY ($2::uuid[]) AND c.outcome IS NOT NULL AND c.caller_number IS NOT NULL`,
    values: [tx.portalId, localIds],
  });
  return new Map(rows.map((row) => [row.id, callRecord(row, portal)]));
};

function callRecord(row: CallRow, portal: PortalSetting): ActivityValues {
  const note = callNote({
    caller: row.caller_number,
    homeCountry: portal.homeCountry,
    timeZone: row.time_zone ?? portal.timeZone,
    lineName: row.line_name ?? undefined,
    mode: row.mode ?? undefined,
    outcome: row.outcome,
    outcomeBecause: row.outcome_because ?? undefined,
    startedAt: row.started_at,
    answeredAt: row.answered_at ?? undefined,
    endedAt: row.ended_at ?? undefined,
    textBack: readTextBack(row),
  });
  const minimal = {
    hs_timestamp: String(row.started_at),
    hs_call_direction: 'INBOUND',
    hs_call_status: callStatus(row.outcome, row.hangup_cause, portal),
    hs_call_title: note.title,
    hs_call_body: richText(note.body),
  };
  return {
    lineOwnerId: row.owner_id ?? undefined,
    properties: {
      ...minimal,
      hs_call_duration: String(note.talkMs),
      hs_call_from_number: row.caller_number,
      hs_call_to_number: row.to_number,
      hs_call_source: 'INTEGRATIONS_PLATFORM',
      hs_call_external_id: row.id,
    },
    minimal,
    fingerprint: { hs_timestamp: minimal.hs_timestamp, hs_call_title: minimal.hs_call_title },
  };
}

function callStatus(
  outcome: CallOutcome,
  hangupCause: string | null,
  { missedStatus }: PortalSetting,
): string {
  switch (outcome) {
    case 'answered':
      return 'COMPLETED';
    case 'missed':
      return hangupCause === 'user_busy' ? 'BUSY' : missedStatus;
    case 'voicemail':
      return missedStatus;
    case 'abandoned':
    case 'blocked':
      return 'CANCELED';
  }
}
