import type { ClaimId, MessageId, PortalId } from '../../src/ids';
import { CLAIM_USABLE_MS, FIRST_LOOK_MS, retryDelay } from '../../src/sending/schedule';
import type { SendOutcome } from '../../src/sending/send-outcome';
import { enqueueLookUp, enqueueSend } from '../jobs/enqueue';
import { poolLives } from '../jobs/pool-lock';
import { cancel, doubt, giveBack, postpone } from '../messages/message-edges';
import { type OutgoingMessage, outgoingMessage } from '../messages/outgoing-message';
import type { PortalTransaction } from '../postgres/portal-scope';
import type { TelnyxAccount } from '../telnyx/account-store';
import type { OpenConnection } from '../telnyx/connection';
import { sendText } from '../telnyx/send-text';
import { claimText } from './claim-text';
import type { SendingParts } from './sending-parts';
import { storeOutcome } from './store-outcome';
import { textLost } from './text-lost';
import { untilStored } from './until-stored';
import { wantLeadShown } from './want-lead-shown';

/** When to come back at the latest, should the process die that would have named the text sooner. */
const BUSY_MS = 2_000;

/**
 * Takes a text that is in line as far as it goes now: sends it, calls it off, or leaves it for later.
 *
 * At most one request is ever made under one claim, and none after it unless that one is proven not to have
 * been made (design promises 2 and 4). Safe to run any number of times, in any process, at any moment.
 */
export async function attemptToSend(
  parts: SendingParts,
  portalId: PortalId,
  messageId: MessageId,
  poolId: string,
): Promise<void> {
  const [message, account] = await parts.inPortal(portalId, (tx) =>
    Promise.all([takeStock(parts, tx, messageId), parts.account(tx)]),
  );
  if (message === undefined) return;
  if (!parts.slots.tryTake(portalId, messageId)) {
    await parts.inPortal(portalId, (tx) => enqueueSend(tx, portalId, messageId, BUSY_MS));
    return;
  }
  try {
    await sendWithinSlot(parts, portalId, message, account, poolId);
  } finally {
    const next = parts.slots.giveBack(portalId);
    if (next !== undefined) await callUp(parts, portalId, next);
  }
}

/** A slot came free for a text that had stepped back; its own job comes later anyway. */
async function callUp(parts: SendingParts, portalId: PortalId, next: MessageId): Promise<void> {
  try {
    await parts.inPortal(portalId, (tx) => enqueueSend(tx, portalId, next, 0));
  } catch (error) {
    parts.logger.debug({ err: error }, 'a waiting text could not be called up; it comes by itself');
  }
}

/**
 * Looks where the text stands. A claim whose maker died, or whose answer its maker lost, is in doubt from
 * here on; one that is being worked on is left alone.
 *
 * @returns the text when it is in line and due.
 */
async function takeStock(
  parts: SendingParts,
  tx: PortalTransaction,
  messageId: MessageId,
): Promise<OutgoingMessage | undefined> {
  const message = await outgoingMessage(tx, messageId);
  if (message === undefined) return undefined;
  if (message.state === 'due') {
    const early = message.notBefore - parts.now();
    if (early <= 0) return message;
    // The database's clock runs ahead of ours: its job came too soon, and must come again.
    await enqueueSend(tx, tx.portalId, messageId, early);
    return undefined;
  }
  if (message.state !== 'claimed' || message.claim === undefined) return undefined;
  if (parts.inFlight.has(message.claim.id) || (await livesElsewhere(tx, message, parts)))
    return undefined;
  if (await doubt(tx, messageId, message.claim.id, 'The process that was sending it stopped.')) {
    await enqueueLookUp(tx, tx.portalId, messageId, message.claim.at + FIRST_LOOK_MS - parts.now());
  }
  return undefined;
}

async function livesElsewhere(
  tx: PortalTransaction,
  message: OutgoingMessage,
  parts: SendingParts,
): Promise<boolean> {
  if (message.claim === undefined || parts.ownPools.has(message.claim.by)) return false;
  const { rows } = await tx.query<{ lives: boolean }>(`SELECT ${poolLives('$1::text')} AS lives`, [
    message.claim.by,
  ]);
  return rows[0]?.lives === true;
}

async function sendWithinSlot(
  parts: SendingParts,
  portalId: PortalId,
  message: OutgoingMessage,
  account: TelnyxAccount | undefined,
  poolId: string,
): Promise<void> {
  let connection: OpenConnection | undefined;
  if (account !== undefined) {
    try {
      connection = await parts.connect(account.apiKey);
    } catch (error) {
      parts.logger.warn(
        { err: error, portal: portalId },
        'Telnyx cannot be reached; nothing was sent',
      );
      await parts.inPortal(portalId, (tx) => tryLater(parts, tx, message));
      return;
    }
  }
  try {
    const claim = parts.newClaim();
    parts.inFlight.add(claim);
    try {
      const began = performance.now();
      const claimed = await claimOrGiveBack(parts, portalId, message, {
        claim,
        poolId,
        now: parts.now(),
      });
      if (claimed === undefined || account === undefined || connection === undefined) return;
      // The claim is stored: between it and the request nothing may be waited for.
      const outcome = await request(
        parts,
        connection,
        claimed,
        parts.reportUrl(account, message.id),
        began,
      );
      parts.count(outcome.kind);
      await untilStored(parts.logger, () =>
        parts.inPortal(portalId, (tx) => storeOutcome(tx, claimed, claim, outcome, parts.now())),
      );
    } finally {
      parts.inFlight.delete(claim);
    }
  } finally {
    connection?.close();
  }
}

/**
 * Claims the text. A database that breaks off leaves it open whether the claim was stored; no request was
 * made under it either way, and only this process knows, so it sees to it that the claim is given back.
 */
async function claimOrGiveBack(
  parts: SendingParts,
  portalId: PortalId,
  message: OutgoingMessage,
  by: { readonly claim: ClaimId; readonly poolId: string; readonly now: number },
): Promise<OutgoingMessage | undefined> {
  try {
    const result = await parts.inPortal(portalId, async (tx) => {
      const claimed = await claimText(tx, message, by);
      if (claimed.kind === 'cancelled') textLost(tx, message, by.now);
      return claimed;
    });
    if (result.kind === 'cancelled') parts.count('cancelled');
    return result.kind === 'claimed' ? result.message : undefined;
  } catch (error) {
    parts.logger.warn({ err: error }, 'a text could not be claimed; nothing was sent');
    await untilStored(parts.logger, () =>
      parts.inPortal(portalId, async (tx) => {
        await giveBack(tx, message.id, by.claim, by.now);
      }),
    );
    throw error; // the job is run again, later each time
  }
}

async function request(
  parts: SendingParts,
  connection: OpenConnection,
  message: OutgoingMessage,
  reportUrl: string,
  claimBegan: number,
): Promise<SendOutcome> {
  if (performance.now() - claimBegan > CLAIM_USABLE_MS) {
    return {
      kind: 'not_now',
      failure: 'telnyx_unreachable',
      detail: 'The process was stalled.',
      retryAfterMs: undefined,
    };
  }
  parts.left(parts.now() - message.notBefore);
  return sendText(connection.telnyx, {
    from: message.from,
    to: message.to,
    text: message.body,
    mediaUrls: message.mediaUrls,
    reportUrl,
    attempts: message.attempts,
  });
}

/** Nothing was claimed and nothing sent: the text stays in line while it is fresh. */
async function tryLater(
  parts: SendingParts,
  tx: PortalTransaction,
  message: OutgoingMessage,
): Promise<void> {
  const now = parts.now();
  const next = now + retryDelay(message.attempts + 1, undefined);
  if (next > message.freshUntil) {
    if (await cancel(tx, message.id, 'telnyx_unreachable', 'No connection to Telnyx.', now)) {
      parts.count('cancelled');
      textLost(tx, message, now);
    }
    return;
  }
  if (!(await postpone(tx, message.id, next))) return;
  await enqueueSend(tx, tx.portalId, message.id, next - now);
  wantLeadShown(tx, message, now);
}
