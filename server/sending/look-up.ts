import type { MessageId, PortalId } from '../../src/ids';
import { nextLookUp } from '../../src/sending/schedule';
import { enqueueLookUp } from '../jobs/enqueue';
import { acceptOnEvidence, leaveUnresolved } from '../messages/message-edges';
import { type OutgoingMessage, outgoingMessage } from '../messages/outgoing-message';
import type { PortalTransaction } from '../postgres/portal-scope';
import { telnyxClient } from '../telnyx/connection';
import { findDetailRecord } from '../telnyx/detail-records';
import { parseEnvelope, readMessage } from '../telnyx/webhook-body';
import { takeReport } from './delivery-report';
import type { SendingParts } from './sending-parts';
import { textLeft } from './store-outcome';
import { textLost } from './text-lost';

/**
 * Finds out what became of a text of unknown fate (promise 4): first in the reports that came to its own
 * address, which cost nothing, then in Telnyx's detail records. Found: accepted. Not found after the last
 * look: unresolved, and a person gets a task. Absence is never taken as proof; nothing is ever sent again.
 */
export async function lookUp(
  parts: SendingParts & { readonly telnyxApiBase: string },
  portalId: PortalId,
  messageId: MessageId,
): Promise<void> {
  const [message, account] = await parts.inPortal(portalId, (tx) =>
    Promise.all([settleByReports(tx, messageId, parts.now()), parts.account(tx)]),
  );
  if (message?.state !== 'unknown' || message.claim === undefined) return;
  const { claim } = message;

  const record =
    account === undefined
      ? ({ kind: 'unavailable', detail: 'No Telnyx account is connected.' } as const)
      : await findDetailRecord(telnyxClient(parts.telnyxApiBase, account.apiKey), {
          from: message.from,
          to: message.to,
          reportUrl: parts.reportUrl(account, message.id),
          sentAbout: claim.at,
        });

  await parts.inPortal(portalId, async (tx) => {
    const now = parts.now();
    if (record.kind === 'found') {
      if (await acceptOnEvidence(tx, message.id, record.telnyxId, now)) textLeft(tx, message, now);
      return;
    }
    if (record.kind === 'unavailable')
      parts.logger.warn({ portal: portalId }, 'Telnyx’s records could not be read');
    const next = nextLookUp(claim.at, now);
    if (next !== undefined) {
      await enqueueLookUp(tx, portalId, message.id, next - now);
      return;
    }
    if (await leaveUnresolved(tx, message.id, now)) {
      parts.count('unresolved');
      textLost(tx, message, now);
    }
  });
}

/** Reads the reports that were recorded for this text; any of them proves that it was sent. */
async function settleByReports(
  tx: PortalTransaction,
  messageId: MessageId,
  now: number,
): Promise<OutgoingMessage | undefined> {
  const { rows } = await tx.query<{ body: unknown }>({
    name: 'reports-of-message',
    text: `SELECT body FROM webhook_event WHERE portal_id = $1 AND message_id = $2 ORDER BY received_at`,
    values: [tx.portalId, messageId],
  });
  for (const { body } of rows) {
    const parsed = parseEnvelope(body);
    const payload = parsed.ok ? readMessage(parsed.envelope) : undefined;
    if (payload !== undefined) await takeReport(tx, messageId, payload, now);
  }
  return outgoingMessage(tx, messageId);
}
