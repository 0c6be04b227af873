import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import {
  wantCall,
  wantCommunication,
  wantContact,
  wantTask,
} from '../../../../server/hubspot/sync/want';
import { inPortal } from '../../../../server/postgres/portal-scope';
import type { CallerId, CallId, LeadId, MessageId, PortalId } from '../../../../src/ids';

/** A call that nobody answered, with everything that follows from it, as the product's own tables hold it. */
interface MissedCall {
  readonly callerId: CallerId;
  readonly callId: CallId;
  readonly leadId: LeadId;
  readonly messageId: MessageId | undefined;
}

/** Whose phone rings: one line of one portal. */
export interface Shop {
  /** A missed call; texted back unless `because` says why not. The same caller keeps their lead. */
  missCall(
    from: string,
    options?: { readonly at?: number; readonly because?: string },
  ): Promise<MissedCall>;
  /** The caller writes. */
  receiveText(call: MissedCall, text: string, at: number): Promise<MessageId>;
  /** A person reached the caller. */
  reach(call: MissedCall, at: number): Promise<void>;
  want(work: (tx: Parameters<Parameters<typeof inPortal>[2]>[0]) => Promise<void>): Promise<void>;
}

export const LINE_NUMBER = '+13125550100';

/** Opens a portal with one line, in tables that are empty of it. `db` is the administrator's. */
export async function openShop(
  db: Pool,
  server: Pool,
  portalId: PortalId,
  options: { readonly ownerId?: string; readonly now: () => number },
): Promise<Shop> {
  const lineId = randomUUID();
  await db.query('INSERT INTO portal (id, connected_at) VALUES ($1, now())', [portalId]);
  await db.query('INSERT INTO portal_policy (portal_id) VALUES ($1)', [portalId]);
  await db.query(
    `INSERT INTO line (id, portal_id, number, mode, name, settings) VALUES ($1, $2, $3, 'observe', 'Main Street', $4)`,
    [
      lineId,
      portalId,
      LINE_NUMBER,
      JSON.stringify({
        business: 'Acme Plumbing',
        timeZone: 'America/Chicago',
        hours: '24/7',
        ownerId: options.ownerId,
      }),
    ],
  );
  const want: Shop['want'] = (work) => inPortal(server, portalId, work);

  return {
    want,
    missCall: async (from, { at = options.now(), because } = {}) => {
      const callerId = await callerOf(db, portalId, from, at);
      const leadId = await leadOf(db, portalId, callerId, lineId, at);
      const callId = randomUUID() as CallId; // an id that this test makes
      await db.query(
        `INSERT INTO call (id, portal_id, session_id, line_id, conversation_id, lead_id, from_shown, caller_number, to_number,
           outcome, outcome_because, started_at, ended_at, hangup_cause)
         SELECT $1, $2, $3, $4, conversation.id, $5, $6, $6, $7, 'missed', 'The caller hung up before anybody answered.',
           to_timestamp($8 / 1000.0), to_timestamp($8 / 1000.0) + interval '20 seconds', 'originator_cancel'
         FROM conversation WHERE caller_id = $9`,
        [callId, portalId, randomUUID(), lineId, leadId, from, LINE_NUMBER, at, callerId],
      );
      const rules =
        because === undefined
          ? []
          : [{ rule: 'caller', effect: 'forbid', because: 'caller_landline', sentence: because }];
      await db.query(
        `INSERT INTO verdict (call_id, portal_id, kind, because, rules, decided_at) VALUES ($1, $2, $3, $4, $5, now())`,
        [
          callId,
          portalId,
          because === undefined ? 'text' : 'no_text',
          because === undefined ? 'missed' : 'caller_landline',
          JSON.stringify(rules),
        ],
      );
      const messageId =
        because === undefined
          ? await textBack(db, portalId, callId, callerId, lineId, from, at + 22_000)
          : undefined;
      await want(async (tx) => {
        await wantContact(tx, callerId, at);
        await wantCall(tx, callId, callerId, at);
        if (messageId !== undefined) await wantCommunication(tx, messageId, callerId, at + 22_000);
        await wantTask(tx, leadId, callerId, at);
      });
      return { callerId, callId, leadId, messageId };
    },
    receiveText: async ({ callerId, leadId }, text, at) => {
      const messageId = randomUUID() as MessageId; // an id that this test makes
      await db.query(
        `INSERT INTO message (id, portal_id, conversation_id, line_id, kind, from_number, to_number, body, state,
           not_before, fresh_until, created_at, settled_at)
         SELECT $1, $2, conversation.id, $3, 'inbound', caller.number, $4, $5, 'received', t, t, t, t
         FROM caller JOIN conversation ON conversation.caller_id = caller.id, to_timestamp($6 / 1000.0) AS t
         WHERE caller.id = $7`,
        [messageId, portalId, lineId, LINE_NUMBER, text, at, callerId],
      );
      await db.query(
        `UPDATE lead SET state = 'engaged', first_reply_at = to_timestamp($2 / 1000.0) WHERE id = $1`,
        [leadId, at],
      );
      await want(async (tx) => {
        await wantCommunication(tx, messageId, callerId, at);
        await wantContact(tx, callerId, at);
        await wantTask(tx, leadId, callerId, at);
      });
      return messageId;
    },
    reach: async ({ callerId, leadId }, at) => {
      await db.query(
        `UPDATE lead SET state = 'reached', reached_at = to_timestamp($2 / 1000.0), closed_at = to_timestamp($2 / 1000.0) WHERE id = $1`,
        [leadId, at],
      );
      await want(async (tx) => {
        await wantContact(tx, callerId, at);
        await wantTask(tx, leadId, callerId, at);
      });
    },
  };
}

async function callerOf(
  db: Pool,
  portalId: PortalId,
  number: string,
  at: number,
): Promise<CallerId> {
  await db.query(
    `WITH made AS (
       INSERT INTO caller (id, portal_id, number, first_seen_at) VALUES ($1, $2, $3, to_timestamp($4 / 1000.0))
       ON CONFLICT DO NOTHING RETURNING id
     )
     INSERT INTO conversation (id, portal_id, caller_id) SELECT $5, $2, id FROM made`,
    [randomUUID(), portalId, number, at, randomUUID()],
  );
  return only<{ id: CallerId }>(db, 'SELECT id FROM caller WHERE portal_id = $1 AND number = $2', [
    portalId,
    number,
  ]);
}

async function leadOf(
  db: Pool,
  portalId: PortalId,
  callerId: CallerId,
  lineId: string,
  at: number,
): Promise<LeadId> {
  await db.query(
    `INSERT INTO lead (id, portal_id, conversation_id, line_id, state, opened_at, due_at)
     SELECT $1, $2, conversation.id, $3, 'open', to_timestamp($4 / 1000.0), to_timestamp($4 / 1000.0) + interval '15 minutes'
     FROM conversation WHERE caller_id = $5
     ON CONFLICT (conversation_id) WHERE closed_at IS NULL DO NOTHING`,
    [randomUUID(), portalId, lineId, at, callerId],
  );
  return only<{ id: LeadId }>(
    db,
    `SELECT lead.id FROM lead JOIN conversation ON conversation.id = lead.conversation_id WHERE caller_id = $1 AND closed_at IS NULL`,
    [callerId],
  );
}

async function textBack(
  db: Pool,
  portalId: PortalId,
  callId: CallId,
  callerId: CallerId,
  lineId: string,
  to: string,
  at: number,
): Promise<MessageId> {
  const id = randomUUID() as MessageId; // an id that this test makes
  await db.query(
    `INSERT INTO message (id, portal_id, conversation_id, line_id, call_id, kind, from_number, to_number, body, state,
       not_before, fresh_until, telnyx_id, created_at, settled_at)
     SELECT $1::uuid, $2, conversation.id, $3, $4, 'text_back', $5, $6, 'Sorry we missed you! Acme Plumbing', 'accepted',
       t, t, $1::text, t, t
     FROM conversation, to_timestamp($7 / 1000.0) AS t WHERE caller_id = $8`,
    [id, portalId, lineId, callId, LINE_NUMBER, to, at, callerId],
  );
  return id;
}

async function only<Row extends { id: string }>(
  db: Pool,
  sql: string,
  values: unknown[],
): Promise<Row['id']> {
  const { rows } = await db.query<Row>(sql, values);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error(`Nothing found: ${sql}`);
  return id;
}
