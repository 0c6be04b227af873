import { createHash } from 'node:crypto';
import type { PortalTransaction } from '../postgres/portal-scope';
import { type NumberOfPerson, personOfContact, personOfConversation } from './person';
import { type ThreadRow, threadRows } from './thread-rows';

/** Which conversation is meant: that of a HubSpot contact, or the one with this id. */
export type WhichConversation =
  | { readonly contactId: string }
  | { readonly conversationId: string };

/** All of a person's numbers, the one used last first. */
export type Person = readonly [NumberOfPerson, ...NumberOfPerson[]];

/** A conversation as it is stored, in two statements. */
export interface StoredConversation {
  readonly person: Person;
  /** The latest page of it, oldest first. */
  readonly thread: readonly ThreadRow[];
  readonly hasEarlier: boolean;
  /** Of everything above: changes whenever any of it does. */
  readonly version: string;
}

/** @returns undefined when this portal has no such conversation */
export async function readConversation(
  tx: PortalTransaction,
  which: WhichConversation,
): Promise<StoredConversation | undefined> {
  const person = await readPerson(tx, which);
  if (person === undefined) return undefined;
  const { rows, hasEarlier } = await threadRows(
    tx,
    person.map(({ conversation_id }) => conversation_id),
  );
  return { person, thread: rows, hasEarlier, version: versionOf([person, rows, hasEarlier]) };
}

export async function readPerson(
  tx: PortalTransaction,
  which: WhichConversation,
): Promise<Person | undefined> {
  const [first, ...others] =
    'contactId' in which
      ? await personOfContact(tx, which.contactId)
      : await personOfConversation(tx, which.conversationId);
  return first === undefined ? undefined : [first, ...others];
}

function versionOf(stored: unknown): string {
  return createHash('sha256').update(JSON.stringify(stored)).digest('base64url').slice(0, 22);
}
