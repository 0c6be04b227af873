import type { Answer } from '../../src/api/answer';
import type { ConversationView } from '../../src/api/conversation';
import type { ApiUser } from '../api/door';
import { lockKnownCaller } from '../callers/caller-store';
import type { HubSpotOwner } from '../hubspot/owners';
import { enqueueSync } from '../jobs/enqueue';
import type { PortalTransaction } from '../postgres/portal-scope';
import type { ConversationParts } from './conversation-parts';
import { conversationView } from './conversation-view';
import { addEvent, isDone, type NewEvent } from './event-store';
import { type Person, readConversation, readPerson } from './read-conversation';
import { NO_CONVERSATION, type Refusal } from './refusals';
import { type Standing, standingOf } from './standing';

/** What a change has to work with: everything is locked until it is done. */
export interface ChangeContext {
  readonly tx: PortalTransaction;
  readonly user: ApiUser;
  readonly standing: Standing;
  readonly owners: readonly HubSpotOwner[];
  /** Epoch ms. */
  readonly now: number;
}

/** What was done, for the log; or why it was not, before anything was written. */
export type Changed = Pick<NewEvent, 'kind'> &
  Partial<Pick<NewEvent, 'conversationId' | 'leadId' | 'was' | 'became' | 'reason'>>;

/**
 * Makes one change in a conversation: in one transaction that locks the person, once per idempotency key, logged
 * with who and when, and told to HubSpot. Asked again with the same key it changes nothing and answers the same.
 *
 * @returns how the conversation stands then
 */
export async function changeConversation(
  parts: ConversationParts,
  user: ApiUser,
  asked: { readonly conversationId: string; readonly idempotencyKey: string },
  make: (context: ChangeContext) => Promise<Changed | Refusal>,
): Promise<Answer<ConversationView>> {
  const owners = await parts.owners(user.portalId);
  return parts.inPortal(user.portalId, async (tx): Promise<Answer<ConversationView>> => {
    const person = await lockPerson(tx, asked.conversationId);
    if (person === undefined) return NO_CONVERSATION;
    const now = parts.now();
    if (!(await isDone(tx, asked.idempotencyKey))) {
      const made = await make({ tx, user, standing: standingOf(person), owners, now });
      if ('ok' in made) return made;
      await addEvent(tx, {
        conversationId: person[0].conversation_id,
        ...made,
        request: asked.idempotencyKey,
        at: now,
        who: user.email,
      });
      await enqueueSync(tx, [user.portalId]);
    }
    const stored = await readConversation(tx, asked);
    return stored === undefined
      ? NO_CONVERSATION
      : { ok: true, value: conversationView(stored, owners, now) };
  });
}

/** Locks all numbers of the person, always in the same order, and reads how things stand then. */
async function lockPerson(
  tx: PortalTransaction,
  conversationId: string,
): Promise<Person | undefined> {
  const before = await readPerson(tx, { conversationId });
  if (before === undefined) return undefined;
  for (const number of before.map((row) => row.number).sort()) await lockKnownCaller(tx, number);
  return readPerson(tx, { conversationId });
}
