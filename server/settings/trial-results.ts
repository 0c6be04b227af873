import { z } from 'zod';
import type { TestCall, TestText } from '../../src/api/settings/trial';
import { isSendFailure, sayFailure } from '../../src/sending/failure';
import type { PortalTransaction } from '../postgres/portal-scope';

interface TestRow {
  body: string;
  state: string;
  because: string | null;
  because_detail: string | null;
  delivery: string | null;
  delivery_because: string | null;
}

/** How a test text stands; undefined when there is none with this id. */
export async function testText(tx: PortalTransaction, id: string): Promise<TestText | undefined> {
  const { rows } = await tx.query<TestRow>({
    name: 'test-text',
    text: `SELECT body, state, because, because_detail, delivery, delivery_because FROM message
           WHERE portal_id = $1 AND id = $2 AND kind = 'test_text'`,
    values: [tx.portalId, id],
  });
  const row = rows[0];
  return row && { id, text: row.body, ...standing(row) };
}

function standing(row: TestRow): Pick<TestText, 'state' | 'sentence'> {
  switch (row.state) {
    case 'accepted':
      if (row.delivery === 'failed' || row.delivery === 'expired')
        return { state: 'failed', sentence: why(row.delivery_because, row.because_detail) };
      return row.delivery === 'delivered'
        ? { state: 'delivered', sentence: 'It arrived on the phone.' }
        : { state: 'sent', sentence: 'Telnyx took it; the carrier has not confirmed it yet.' };
    case 'refused':
    case 'cancelled':
    case 'unresolved':
      return { state: 'failed', sentence: why(row.because, row.because_detail) };
    default:
      return { state: 'waiting', sentence: 'It is on its way to Telnyx.' };
  }
}

function why(because: string | null, detail: string | null): string {
  if (because !== null && isSendFailure(because)) return sayFailure(because);
  return detail ?? 'It did not arrive, and Telnyx does not say why. Try again.';
}

/** How many test texts were put in line since then. @param since epoch ms */
export async function testsLately(tx: PortalTransaction, since: number): Promise<number> {
  const { rows } = await tx.query<{ tests: number }>(
    `SELECT count(*)::int AS tests FROM settings_change
     WHERE portal_id = $1 AND about = 'Test text' AND at > to_timestamp($2 / 1000.0)`,
    [tx.portalId, since],
  );
  return rows[0]?.tests ?? 0;
}

const rulesSchema = z.array(z.object({ sentence: z.string(), effect: z.string() }));

const SAID = { text: 'Texted.', hold: 'The text waits until you open.', no_text: 'Not texted.' };

/** The latest call of a phone to a line since then, and what was decided. @param since epoch ms */
export async function testCall(
  tx: PortalTransaction,
  lineId: string,
  from: string,
  since: number,
): Promise<TestCall['call']> {
  const { rows } = await tx.query<{
    started_at: number;
    kind: keyof typeof SAID | null;
    rules: unknown;
    body: string | null;
  }>({
    name: 'test-call',
    text: `SELECT call.started_at, verdict.kind, verdict.rules, message.body
           FROM call
           LEFT JOIN verdict ON verdict.call_id = call.id
           LEFT JOIN message ON message.call_id = call.id AND message.kind = 'text_back'
           WHERE call.portal_id = $1 AND call.line_id = $2 AND call.started_at >= to_timestamp($4 / 1000.0)
             AND (call.caller_number = $3 OR call.from_shown = $3)
           ORDER BY call.started_at DESC LIMIT 1`,
    values: [tx.portalId, lineId, from, since],
  });
  const row = rows[0];
  if (row === undefined) return undefined;
  const rules = row.kind === null ? [] : rulesSchema.parse(row.rules);
  const reason = rules.find(({ effect }) => effect !== 'allow')?.sentence;
  const sentence =
    row.kind === null
      ? 'The call is seen; it is decided once it ends.'
      : [SAID[row.kind], reason].filter(Boolean).join(' ');
  return {
    at: row.started_at,
    sentence,
    rules: rules.map((rule) => rule.sentence),
    text: row.body ?? undefined,
  };
}
