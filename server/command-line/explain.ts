import { z } from 'zod';
import type { PortalId } from '../../src/ids';
import { parseE164 } from '../../src/phone/e164';
import { isSendFailure, sayFailure } from '../../src/sending/failure';
import { allPortals } from '../hubspot/portal-directory';
import { inPortal } from '../postgres/portal-scope';
import type { CommandAnswer } from './command-answer';
import type { OperatorParts } from './operator-parts';
import { refusal } from './options';

const rulesSchema = z.array(
  z.object({
    rule: z.string(),
    effect: z.string(),
    because: z.string().optional(),
    sentence: z.string(),
  }),
);

interface CallRow {
  id: string;
  session_id: string;
  from_shown: string;
  to_number: string;
  outcome: string | null;
  outcome_because: string | null;
  started_at: number;
  kind: string | null;
  because: string | null;
  rules: unknown;
  hold_until: number | null;
  state: string | null;
  message_because: string | null;
  message_detail: string | null;
  delivery: string | null;
  body: string | null;
}

const MOST = 50;

/** `ringback explain`: why a call was texted or not, with every rule that spoke. */
export async function explain({ pool }: OperatorParts, about: string): Promise<CommandAnswer> {
  const number = parseE164(about);
  const uuid = z.uuid().safeParse(about);
  if (number === undefined && !uuid.success) {
    return refusal(`"${about}" is neither a call id nor a phone number in the form +13125550100.`);
  }
  const found: { portal: PortalId; call: CallRow }[] = [];
  for (const { id } of await allPortals(pool)) {
    const rows = await inPortal(pool, id, async (tx) => {
      const { rows } = await tx.query<CallRow>(
        `SELECT call.id, call.session_id, call.from_shown, call.to_number, call.outcome, call.outcome_because, call.started_at,
           verdict.kind, verdict.because, verdict.rules, verdict.hold_until,
           message.state, message.because AS message_because, message.because_detail AS message_detail, message.delivery, message.body
         FROM call
         LEFT JOIN verdict ON verdict.call_id = call.id
         LEFT JOIN message ON message.call_id = call.id AND message.kind = 'text_back'
         WHERE call.portal_id = $1 AND (call.id = $2 OR call.session_id = $3 OR call.caller_number = $4)
         ORDER BY call.started_at DESC LIMIT ${MOST}`,
        [id, uuid.success ? uuid.data : null, about, number ?? null],
      );
      return rows;
    });
    found.push(...rows.map((call) => ({ portal: id, call })));
  }
  if (found.length === 0) return refusal(`No call is known for ${about}.`);
  return {
    ok: true,
    sentences: found.flatMap(({ portal, call }) => say(portal, call)),
    json: { calls: found.map(({ portal, call }) => describe(portal, call)) },
  };
}

function describe(portal: PortalId, call: CallRow): Record<string, unknown> {
  return {
    portal,
    call: call.id,
    session: call.session_id,
    from: call.from_shown,
    to: call.to_number,
    startedAt: new Date(call.started_at).toISOString(),
    outcome: call.outcome,
    verdict: call.kind,
    because: call.because,
    rules: rulesSchema.nullable().parse(call.rules),
    text:
      call.state === null
        ? null
        : {
            state: call.state,
            because: call.message_because,
            delivery: call.delivery,
            text: call.body,
          },
  };
}

function say(portal: PortalId, call: CallRow): string[] {
  const rules = rulesSchema.nullable().parse(call.rules) ?? [];
  return [
    `Call ${call.id} of portal ${portal}: ${call.from_shown || 'a hidden number'} called ${call.to_number} at ${new Date(call.started_at).toISOString()}.`,
    `  ${call.outcome ?? 'Not over yet'}: ${call.outcome_because ?? ''}`,
    `  Verdict: ${call.kind === null ? 'none yet' : call.kind.replace('_', ' ')}${call.hold_until === null ? '' : ` until ${new Date(call.hold_until).toISOString()}`}.`,
    ...rules.map(
      (rule) => `    ${rule.effect === 'allow' ? ' ' : '!'} ${rule.rule}: ${rule.sentence}`,
    ),
    ...(call.state === null ? [] : [`  Text: ${sayText(call)}`]),
  ];
}

function sayText(call: CallRow): string {
  const why =
    call.message_because !== null && isSendFailure(call.message_because)
      ? sayFailure(call.message_because)
      : (call.message_detail ?? '');
  const delivery = call.delivery === null ? '' : `, ${call.delivery}`;
  return `${call.state}${delivery}. ${why}`.trim();
}
