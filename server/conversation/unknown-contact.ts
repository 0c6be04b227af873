import type { Answer } from '../../src/api/answer';
import type { ConversationView, NoConversationView } from '../../src/api/conversation';
import type { CallerId } from '../../src/ids';
import { identifyCaller } from '../../src/phone/caller-identity';
import { type CountryCode, type E164, formatForPeople, parseE164 } from '../../src/phone/e164';
import type { ApiUser } from '../api/door';
import { lockCaller } from '../callers/caller-store';
import { noteFound } from '../hubspot/sync/record-notes';
import { want } from '../hubspot/sync/want';
import { enqueueSync } from '../jobs/enqueue';
import { ownership } from '../lines/line-store';
import type { PortalTransaction } from '../postgres/portal-scope';
import type { PhonesOfContact } from './contact-phones';
import type { ConversationParts } from './conversation-parts';
import { conversationView } from './conversation-view';
import { addEvent, isDone } from './event-store';
import { readConversation, readPerson } from './read-conversation';
import { refusal } from './refusals';

/** What to show of a contact whom no call or text has brought here yet: whether one can be begun. */
export async function unknownContact(
  parts: ConversationParts,
  user: ApiUser,
  contactId: string,
): Promise<NoConversationView> {
  const phones = await parts.contactPhones(user.portalId, contactId);
  return parts.inPortal(user.portalId, async (tx) => {
    const found = await numberToWriteTo(tx, contactId, phones);
    return found.ok
      ? {
          kind: 'none',
          reason: 'No calls or texts yet.',
          cure: 'A missed call from their number appears here by itself. You can also write first, if they agreed to be texted.',
          start: { numberSaid: formatForPeople(found.number, found.country) },
        }
      : { kind: 'none', reason: found.reason, cure: found.cure };
  });
}

/**
 * Begins a conversation with a contact: only under a number that HubSpot itself says is theirs. Whoever wrote
 * under the number before is the same person.
 */
export async function startConversation(
  parts: ConversationParts,
  user: ApiUser,
  asked: { readonly contactId: string; readonly idempotencyKey: string },
): Promise<Answer<ConversationView>> {
  const phones = await parts.contactPhones(user.portalId, asked.contactId);
  const owners = await parts.owners(user.portalId);
  return parts.inPortal(user.portalId, async (tx): Promise<Answer<ConversationView>> => {
    const now = parts.now();
    if ((await readConversation(tx, asked)) === undefined) {
      const found = await numberToWriteTo(tx, asked.contactId, phones);
      if (!found.ok) return refusal(found.reason, found.cure);
      const caller = await lockCaller(tx, found.number, parts.newId, now);
      // Somebody else, or this request's twin, may have begun it while the caller was not locked yet.
      const begun =
        (await isDone(tx, asked.idempotencyKey)) || (await readPerson(tx, asked)) !== undefined;
      if (!begun) {
        want(tx, caller.id, [{ kind: 'contact', id: caller.id, at: now }]);
        await noteFound(tx, 'contact', [{ localId: caller.id, hubspotId: asked.contactId }]);
        await addEvent(tx, {
          request: asked.idempotencyKey,
          conversationId: caller.conversationId,
          at: now,
          who: user.email,
          kind: 'started',
        });
        await enqueueSync(tx, [user.portalId]);
      }
    }
    const stored = await readConversation(tx, asked);
    return stored === undefined
      ? refusal('The conversation could not be begun.', 'Reload the page.')
      : { ok: true, value: conversationView(stored, owners, now) };
  });
}

type Found =
  | { readonly ok: true; readonly number: E164; readonly country: CountryCode }
  | { readonly ok: false; readonly reason: string; readonly cure: string };

/** The contact's first number that a person can be texted on, and that is no other contact's here. */
async function numberToWriteTo(
  tx: PortalTransaction,
  contactId: string,
  phones: PhonesOfContact,
): Promise<Found> {
  switch (phones.kind) {
    case 'no_contact':
      return refusal('HubSpot has no such contact.', 'Reload the page.');
    case 'not_now':
      return refusal(
        'No calls or texts yet.',
        `A missed call appears here by itself. To write first, try again in a minute: ${phones.detail}`,
      );
    case 'known':
      break;
  }
  const country = await homeCountry(tx);
  const numbers = phones.phones.flatMap((phone) => parseE164(phone, country) ?? []);
  let taken = false;
  for (const number of new Set(numbers)) {
    const own = await ownership(tx, number);
    const identity = identifyCaller(number, { ownNumbers: new Set(), staffNumbers: new Set() });
    if (own.line || own.staff || identity.kind !== 'number') continue;
    if (!(await isOthers(tx, number, contactId))) return { ok: true, number, country };
    taken = true;
  }
  if (taken)
    return refusal(
      'The calls and texts of this number are kept on another contact that carries it.',
      'Open that contact, or merge the two in HubSpot if they are the same person.',
    );
  return refusal(
    numbers.length === 0
      ? 'This contact has no phone number.'
      : 'This contact’s number takes no texts.',
    'Add a mobile number to the contact, with its country code. Calls from it then appear here.',
  );
}

async function homeCountry(tx: PortalTransaction): Promise<CountryCode> {
  const { rows } = await tx.query<{ country: CountryCode }>(
    'SELECT default_country AS country FROM portal_policy WHERE portal_id = $1',
    [tx.portalId],
  );
  const [policy] = rows;
  if (policy === undefined) throw new Error(`Portal ${tx.portalId} has no policy.`);
  return policy.country;
}

/** Whether the number is a caller of whom HubSpot has a contact: another than the one that is asked about. */
async function isOthers(tx: PortalTransaction, number: E164, contactId: string): Promise<boolean> {
  const { rows } = await tx.query<{ id: CallerId }>(
    `SELECT caller.id FROM caller
     JOIN hubspot_record r ON r.portal_id = $1 AND r.kind = 'contact' AND r.local_id = caller.id
     WHERE caller.portal_id = $1 AND caller.number = $2 AND (r.hubspot_id IS NOT NULL OR r.create_began_at IS NOT NULL)
       AND r.hubspot_id IS DISTINCT FROM $3`,
    [tx.portalId, number, contactId],
  );
  return rows.length > 0;
}
