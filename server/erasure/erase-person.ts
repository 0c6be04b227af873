import { consentNow } from '../../src/consent/ledger';
import type { CallerId } from '../../src/ids';
import type { E164 } from '../../src/phone/e164';
import { consentEntries } from '../consent/consent-store';
import { callersOfContact } from '../hubspot/sync/contact-mapping';
import type { PortalTransaction } from '../postgres/portal-scope';
import { eraseActionsOf } from '../workflow-actions/action-store';
import { digits, eraseEventsOf, eraseEventsWith } from './erase-events';
import { keepOfErased } from './erased-past';
import { type ErasedRows, saveErasure } from './erasure-store';

/** HubSpot's word that a person has to be erased. Times in epoch ms. */
export interface ErasureRequest {
  readonly eventId: string;
  readonly contactId: string;
  readonly askedAt: number;
  readonly now: number;
}

/**
 * Erases a person everywhere here, in one transaction, and writes down the proof: how many rows of each kind
 * went, and a search of every table for the person's numbers afterwards, which has to find nothing.
 *
 * What stays: ids of events without their content, and, for somebody who opted out, a keyed hash of the
 * number, because the law wants the opt-out honoured (docs/data-and-privacy.md).
 *
 * @returns the tables in which something was found all the same.
 */
export async function erasePerson(
  tx: PortalTransaction,
  request: ErasureRequest,
): Promise<Readonly<Record<string, number>>> {
  const callers = await callersOfContact(tx, request.contactId);
  const erased: Record<string, number> = {};
  const add = (rows: ErasedRows): void => {
    for (const [what, count] of Object.entries(rows)) erased[what] = (erased[what] ?? 0) + count;
  };
  for (const caller of callers) add(await eraseCaller(tx, caller, request.now));
  add({
    hubspotEvents: await eraseEventsOf(tx, `contact:${request.contactId}`),
    workflowActions: await eraseActionsOf(tx, request.contactId),
  });

  const leftOver: Record<string, number> = {};
  for (const { number } of callers) {
    for (const [table, rows] of await tablesThatHold(tx, number))
      leftOver[table] = (leftOver[table] ?? 0) + rows;
  }
  await saveErasure(tx, { ...request, erasedAt: request.now, erased, leftOver });
  return leftOver;
}

interface ErasedCaller {
  readonly id: CallerId;
  readonly number: E164;
}

async function eraseCaller(
  tx: PortalTransaction,
  { id, number }: ErasedCaller,
  now: number,
): Promise<ErasedRows> {
  const consent = consentNow(await consentEntries(tx, number));
  await keepOfErased(tx, {
    number,
    erasedAt: now,
    optOut: consent.kind === 'opted_out' ? consent : undefined,
  });
  const counted = await countOf(tx, id, number);
  await tx.query(
    'DELETE FROM call WHERE portal_id = $1 AND (caller_number = $2 OR from_shown = $2)',
    [tx.portalId, number],
  );
  // Conversation, leads, texts, verdicts and what HubSpot should hold go with their caller.
  await tx.query('DELETE FROM caller WHERE portal_id = $1 AND id = $2', [tx.portalId, id]);
  const { rows } = await tx.query<{ consent_entries: string; settings_changes: string }>(
    'SELECT consent_entries, settings_changes FROM erase_from_logs($1, $2)',
    [tx.portalId, number],
  );
  return {
    callers: 1,
    ...counted,
    events: await eraseEventsWith(tx, number),
    consentEntries: Number(rows[0]?.consent_entries ?? 0),
    settingsChanges: Number(rows[0]?.settings_changes ?? 0),
  };
}

async function countOf(tx: PortalTransaction, id: CallerId, number: E164): Promise<ErasedRows> {
  const { rows } = await tx.query<Record<string, string>>(
    `SELECT
       (SELECT count(*) FROM call WHERE portal_id = $1 AND (caller_number = $3 OR from_shown = $3)) AS calls,
       (SELECT count(*) FROM call JOIN verdict ON verdict.call_id = call.id
         WHERE call.portal_id = $1 AND (caller_number = $3 OR from_shown = $3)) AS verdicts,
       (SELECT count(*) FROM conversation WHERE portal_id = $1 AND caller_id = $2) AS conversations,
       (SELECT count(*) FROM conversation JOIN lead ON lead.conversation_id = conversation.id
         WHERE conversation.portal_id = $1 AND caller_id = $2) AS leads,
       (SELECT count(*) FROM conversation JOIN message ON message.conversation_id = conversation.id
         WHERE conversation.portal_id = $1 AND caller_id = $2) AS messages,
       (SELECT count(*) FROM hubspot_record WHERE portal_id = $1 AND caller_id = $2) AS "hubspotRecords"`,
    [tx.portalId, id, number],
  );
  return Object.fromEntries(
    Object.entries(rows[0] ?? {}).map(([what, count]) => [what, Number(count)]),
  );
}

async function tablesThatHold(
  tx: PortalTransaction,
  number: E164,
): Promise<readonly (readonly [string, number])[]> {
  const { rows } = await tx.query<{ held_in: string; held_rows: string }>(
    'SELECT held_in, held_rows FROM tables_that_hold($1, $2)',
    [tx.portalId, digits(number)],
  );
  return rows.map(({ held_in, held_rows }) => [held_in, Number(held_rows)]);
}
