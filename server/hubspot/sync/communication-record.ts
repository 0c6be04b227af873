import { type LoggedText, textNote } from '../../../src/crm/text-note';
import type { ActivityValues, ComputeActivities } from './activity';
import { richText } from './rich-text';
import { why } from './text-back-row';

interface MessageRow {
  id: string;
  state: 'received' | 'elsewhere' | 'accepted';
  body: string;
  media: number;
  delivery: string | null;
  delivery_because: string | null;
  because_detail: string | null;
  at: number;
  owner_id: string | null;
}

/**
 * Texts as HubSpot's communications (HubSpot reference 4.7): those that came in or left. One that was
 * refused, called off or lost is told on the call and the task, not as a text that was sent.
 */
export const computeCommunications: ComputeActivities = async (tx, localIds) => {
  const { rows } = await tx.query<MessageRow>({
    name: 'messages-for-hubspot',
    text: `SELECT m.id, m.state, m.body, cardinality(m.media_urls) AS media, m.delivery, m.delivery_because,
                  m.because_detail, coalesce(m.settled_at, m.created_at) AS at, line.owner_id
           FROM message m LEFT JOIN line_in_effect AS line ON line.id = m.line_id
           WHERE m.portal_id = $1 AND m.id = ANY ($2::uuid[]) AND m.state IN ('received', 'elsewhere', 'accepted')`,
    values: [tx.portalId, localIds],
  });
  return new Map(rows.map((row) => [row.id, communication(row)]));
};

function communication(row: MessageRow): ActivityValues {
  const properties = {
    hs_timestamp: String(row.at),
    hs_communication_channel_type: 'SMS',
    hs_communication_logged_from: 'CRM',
    hs_communication_body: richText(textNote(loggedText(row))),
  };
  return {
    lineOwnerId: row.owner_id ?? undefined,
    properties,
    minimal: properties,
    fingerprint: {
      hs_timestamp: properties.hs_timestamp,
      hs_communication_body: properties.hs_communication_body,
    },
  };
}

function loggedText(row: MessageRow): LoggedText {
  if (row.state === 'received')
    return { direction: 'received', text: row.body, pictures: row.media };
  const failed = row.delivery === 'failed' || row.delivery === 'expired';
  return {
    direction: 'sent',
    text: row.body,
    pictures: row.media,
    notDelivered: failed ? why(row.delivery_because, row.because_detail) : undefined,
    elsewhere: row.state === 'elsewhere',
  };
}
