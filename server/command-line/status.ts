import type { PortalId } from '../../src/ids';
import type { Because } from '../../src/verdict/verdict';
import { allPortals } from '../hubspot/portal-directory';
import { inPortal } from '../postgres/portal-scope';
import type { CommandAnswer } from './command-answer';
import type { OperatorParts } from './operator-parts';

/** How one portal's calls and texts add up (promise 3: nothing unexplained). */
interface Standing {
  readonly lines: number;
  readonly calls: number;
  readonly missed: number;
  readonly texted: number;
  readonly held: number;
  readonly on_their_way: number;
  readonly not_sent_and_given_to_a_person: number;
  readonly rightly_not_texted: number;
  readonly unexplained: number;
  readonly open_leads: number;
  readonly hubspot_pending: number;
  readonly hubspot_problems: number;
}

/** `ringback status`: how every portal stands. */
export async function status({ pool }: OperatorParts): Promise<CommandAnswer> {
  const portals = await allPortals(pool);
  const standings = await Promise.all(
    portals.map(async ({ id, disconnectedBecause }) => ({
      portal: id,
      disconnectedBecause,
      ...(await standing(pool, id)),
    })),
  );
  return {
    ok: true,
    sentences:
      standings.length === 0 ? ['No portal has installed Ringback yet.'] : standings.map(say),
    json: { portals: standings },
  };
}

/** What came up between the verdict and the text, and made the text wrong. */
const RIGHTLY_CALLED_OFF: readonly Because[] = [
  'opted_out',
  'not_missed',
  'answered_meanwhile',
  'human_in_conversation',
  'cool_down',
];

async function standing(pool: OperatorParts['pool'], portal: PortalId): Promise<Standing> {
  return inPortal(pool, portal, async (tx) => {
    const { rows } = await tx.query<Standing>(
      `SELECT
         (SELECT count(*)::int FROM line WHERE portal_id = $1) AS lines,
         count(*)::int AS calls,
         count(*) FILTER (WHERE call.outcome = 'missed')::int AS missed,
         count(*) FILTER (WHERE message.state = 'accepted')::int AS texted,
         count(*) FILTER (WHERE message.state = 'due' AND verdict.kind = 'hold')::int AS held,
         count(*) FILTER (WHERE message.state IN ('claimed', 'unknown') OR (message.state = 'due' AND verdict.kind = 'text'))::int AS on_their_way,
         count(*) FILTER (WHERE message.state IN ('refused', 'cancelled', 'unresolved') AND NOT rightly_called_off)::int
           AS not_sent_and_given_to_a_person,
         count(*) FILTER (WHERE verdict.kind = 'no_text' OR rightly_called_off)::int AS rightly_not_texted,
         count(*) FILTER (WHERE verdict.call_id IS NULL OR (verdict.kind <> 'no_text' AND message.id IS NULL))::int AS unexplained,
         (SELECT count(*)::int FROM lead WHERE portal_id = $1 AND closed_at IS NULL) AS open_leads,
         (SELECT count(*)::int FROM hubspot_record WHERE portal_id = $1 AND written < wanted) AS hubspot_pending,
         (SELECT count(*)::int FROM hubspot_record WHERE portal_id = $1 AND problem IS NOT NULL) AS hubspot_problems
       FROM call
       LEFT JOIN verdict ON verdict.call_id = call.id
       LEFT JOIN message ON message.call_id = call.id AND message.kind = 'text_back'
       CROSS JOIN LATERAL (SELECT message.state IS NOT DISTINCT FROM 'cancelled' AND message.because = ANY ($2)) AS o (rightly_called_off)
       WHERE call.portal_id = $1 AND call.ended_at IS NOT NULL`,
      [portal, RIGHTLY_CALLED_OFF],
    );
    const row = rows[0];
    if (row === undefined) throw new Error('An aggregate returned no row.');
    return row;
  });
}

function say(
  portal: Standing & { portal: PortalId; disconnectedBecause: string | undefined },
): string {
  return (
    `Portal ${portal.portal}: ${portal.calls} calls on ${portal.lines} lines, ${portal.missed} missed, ${portal.texted} texted, ` +
    `${portal.held} held, ${portal.on_their_way} on their way, ${portal.not_sent_and_given_to_a_person} not sent and given to a person, ` +
    `${portal.rightly_not_texted} rightly not texted, ${portal.unexplained} unexplained. ${portal.open_leads} leads open. ` +
    `HubSpot: ${portal.hubspot_pending} records to write, ${portal.hubspot_problems} with a problem.` +
    (portal.disconnectedBecause === undefined ? '' : ` DISCONNECTED: ${portal.disconnectedBecause}`)
  );
}
