import type { Answer } from '../../../src/api/answer';
import type { CallsPage } from '../../../src/api/home/calls';
import type { InboxPage, InboxRow } from '../../../src/api/home/inbox';
import type { CallsRequest, InboxRequest } from '../../../src/api/home/requests';
import { askDoor } from '../../support/signed-fetch';
import { type CardWorld, REP, startCardWorld } from '../conversation/card-world';

/** A world with the home page's doors, and a rep who asks them. */
export interface HomeWorld extends CardWorld {
  askHome<Value>(door: string, body?: object): Promise<Answer<Value>>;
  inbox(request?: InboxRequest): Promise<InboxPage>;
  calls(request?: CallsRequest): Promise<CallsPage>;
}

export async function startHomeWorld(): Promise<HomeWorld> {
  const world = await startCardWorld();
  const askHome = <Value>(door: string, body: object = {}): Promise<Answer<Value>> =>
    askDoor(world.product.url, `/api/home${door}`, REP, body);
  const get = async <Value>(door: string, body: object): Promise<Value> => {
    const answer = await askHome<Value>(door, body);
    if (!answer.ok) throw new Error(`${door}: ${answer.reason} ${answer.cure}`);
    return answer.value;
  };
  return {
    ...world,
    askHome,
    inbox: (request = {}) => get('/inbox', request),
    calls: (request = {}) => get('/calls', request),
  };
}

/** The row of whoever's number ends so. */
export function rowOf(page: InboxPage, number: string): InboxRow | undefined {
  return page.rows.find(({ numberSaid }) => numberSaid.endsWith(number.slice(-4)));
}
