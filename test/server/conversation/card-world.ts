import { randomUUID } from 'node:crypto';
import type { Answer } from '../../../src/api/answer';
import type { ConversationView, RecordView, TextEntry } from '../../../src/api/conversation';
import { eventually } from '../../support/eventually';
import { askDoor, type HubSpotUser } from '../../support/signed-fetch';
import { OBSERVE_LINE, PORTAL, startWorld, type World } from '../../support/world';

/** A rep of the portal; the emulator's one owner. */
export const REP: HubSpotUser = {
  portal: PORTAL,
  userId: '60000001',
  email: `owner@portal-${PORTAL}.example.com`,
};

let callers = 0;

/** A world with the record card's doors, and a rep who asks them. */
export interface CardWorld extends World {
  /** Asks a door below `/api/conversation`. */
  ask<Value = ConversationView>(door: string, body: object): Promise<Answer<Value>>;
  /** The same, and it must be granted. */
  get<Value = ConversationView>(door: string, body: object): Promise<Value>;
  /** Makes a change with a key of its own. */
  change(door: string, body: object): Promise<Answer<ConversationView>>;
  open(contactId: string): Promise<RecordView>;
  /** A stranger calls, nobody answers, and HubSpot has everything: the caller and their contact. */
  missedCaller(): Promise<{ readonly number: string; readonly contactId: string }>;
  /** The conversation of a contact that must have one. */
  shown(contactId: string): Promise<ConversationView>;
}

export async function startCardWorld(): Promise<CardWorld> {
  const world = await startWorld();
  const ask = <Value>(door: string, body: object): Promise<Answer<Value>> =>
    askDoor(world.product.url, `/api/conversation${door}`, REP, body);
  const get = async <Value>(door: string, body: object): Promise<Value> => {
    const answer = await ask<Value>(door, body);
    if (!answer.ok) throw new Error(`${door}: ${answer.reason} ${answer.cure}`);
    return answer.value;
  };
  const open = (contactId: string): Promise<RecordView> => get('', { contactId });
  return {
    ...world,
    ask,
    get,
    open,
    change: (door, body) => ask(door, { idempotencyKey: randomUUID(), ...body }),
    shown: async (contactId) => {
      const view = await open(contactId);
      if (view.kind !== 'conversation') throw new Error(`There is none: ${view.reason}`);
      return view;
    },
    missedCaller: async () => {
      callers += 1;
      const number = `+1312555${String(2_000 + callers)}`;
      await world.telnyx.placeCall({ from: number, to: OBSERVE_LINE, outcome: 'missed' }).delivered;
      return { number, contactId: await contactOf(world, number) };
    },
  };
}

/** The contact that the sync found or made for a number, once HubSpot has everything. */
async function contactOf(world: World, number: string): Promise<string> {
  const id = await eventually(`${number} has a contact`, async () => {
    const { rows } = await world.db.query<{ hubspot_id: string | null }>(
      `SELECT hubspot_id FROM hubspot_record JOIN caller ON caller.id = local_id
       WHERE kind = 'contact' AND number = $1`,
      [number],
    );
    return rows[0]?.hubspot_id ?? undefined;
  });
  await world.settled();
  return id;
}

/** The texts of a thread. */
export function textsIn(view: ConversationView): TextEntry[] {
  return view.thread.filter((entry) => entry.kind === 'text');
}
