import type { CallInput } from '../../server/sandbox/telnyx-emulator/telnyx-emulator';
import { TELNYX_KEY, type World } from '../support/world';

/** A call whose events are all still to be delivered: the bodies, by event type, as Telnyx would post them. */
export interface UndeliveredCall {
  readonly sessionId: string;
  readonly bodies: ReadonlyMap<string, string>;
}

const EVERY_EVENT = ['call.initiated', 'call.answered', 'call.bridged', 'call.hangup'];

/** Lets a call happen of which no event gets through. */
export async function undelivered(world: World, input: CallInput): Promise<UndeliveredCall> {
  const call = world.telnyx.placeCall({ ...input, drop: EVERY_EVENT });
  await call.delivered;
  const events = world.telnyx
    .snapshot()
    .failedDeliveries.map(({ event }) => event)
    .filter(({ id }) => call.eventIds.includes(id));
  return {
    sessionId: call.sessionId,
    bodies: new Map(
      events.map((event) => [
        event.event_type,
        JSON.stringify({ data: event, meta: { attempt: 1, delivered_to: world.webhookUrl } }),
      ]),
    ),
  };
}

/** Delivers a call's events one after another in the order of the given event types. */
export async function deliverInOrder(
  world: World,
  call: UndeliveredCall,
  order: readonly string[],
): Promise<void> {
  for (const type of order) {
    const answer = await deliver(world, call.bodies.get(type) ?? '');
    if (answer.status !== 200) throw new Error(`${type} was answered ${answer.status}.`);
  }
}

/** Posts a body to the webhook address, signed as the account signs unless other headers are given. */
export async function deliver(
  world: World,
  body: string,
  headers: Record<string, string> = { ...world.telnyx.sign(TELNYX_KEY, body) },
  url = world.webhookUrl,
): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
}

/** What the attempts to deliver were answered of which Telnyx has given up so far, each answer once; null: nothing. */
export function answersToFailed({ telnyx }: Pick<World, 'telnyx'>): (number | null)[] {
  const { failedDeliveries } = telnyx.snapshot();
  return [
    ...new Set(failedDeliveries.flatMap(({ attempts }) => attempts.map(({ status }) => status))),
  ];
}

/** Every distinct order of the given things. */
export function everyOrder(things: readonly string[]): string[][] {
  if (things.length === 0) return [[]];
  return [...new Set(things)].flatMap((first) =>
    everyOrder(things.toSpliced(things.indexOf(first), 1)).map((rest) => [first, ...rest]),
  );
}
