import { consentNow } from '../../src/consent/ledger';
import type { E164 } from '../../src/phone/e164';
import { lockKnownCaller, setTurn } from '../callers/caller-store';
import { consentEntries, recordConsent } from '../consent/consent-store';
import { want } from '../hubspot/sync/want';
import { closeLead, openLead } from '../leads/lead-store';
import type { PortalTransaction } from '../postgres/portal-scope';

/** A number whose consent somebody changed in HubSpot. Times in epoch ms. */
export interface ChangeInHubSpot {
  readonly number: E164;
  /** Counts once. */
  readonly evidence: string;
  readonly at: number;
  readonly now: number;
}

/**
 * Somebody set the contact to opted out in HubSpot: it counts at once, whether or not the contact ever
 * called (promise 5). A number that is opted out already stays as it is, so our own writes coming back end here.
 */
export async function optOutInHubSpot(
  tx: PortalTransaction,
  change: ChangeInHubSpot,
): Promise<void> {
  const caller = await lockKnownCaller(tx, change.number);
  if (consentNow(await consentEntries(tx, change.number)).kind === 'opted_out') return;
  await recordConsent(tx, {
    number: change.number,
    effect: 'opt_out',
    source: 'hubspot',
    words: undefined,
    evidence: change.evidence,
    at: change.at,
  });
  if (caller === undefined) return;
  setTurn(tx, caller.conversationId, 'nobody');
  const lead = await openLead(tx, caller.conversationId);
  if (lead !== undefined) {
    await closeLead(tx, lead.id, 'opted_out', change.now);
    want(tx, caller.id, [{ kind: 'task', id: lead.id, at: change.now }]);
  }
  want(tx, caller.id, [{ kind: 'contact', id: caller.id, at: change.now }]);
}

/**
 * Somebody set the contact back to not opted out. It lifts an opt-out only with a reason, and a new one: the
 * reason of an earlier time says nothing about this one.
 *
 * @returns whether the number may be texted now.
 */
export async function optInInHubSpot(
  tx: PortalTransaction,
  change: ChangeInHubSpot & { readonly reason: string; readonly by: string },
): Promise<boolean> {
  const caller = await lockKnownCaller(tx, change.number);
  const entries = await consentEntries(tx, change.number);
  if (consentNow(entries).kind === 'not_opted_out') return true;
  const reason = change.reason.replace(/\s+/g, ' ').trim();
  const words = `In HubSpot: ${reason}`;
  if (reason === '' || entries.some((entry) => entry.words?.startsWith(words) === true))
    return false;
  await recordConsent(tx, {
    number: change.number,
    effect: 'opt_in',
    // The ledger takes a person's word with a reason; HubSpot alone takes back nobody's no.
    source: 'staff',
    words: change.by === '' ? words : `${words} (${change.by})`,
    evidence: change.evidence,
    at: change.at,
  });
  if (caller !== undefined)
    want(tx, caller.id, [{ kind: 'contact', id: caller.id, at: change.now }]);
  return true;
}
