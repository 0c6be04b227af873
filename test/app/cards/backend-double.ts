import type { Answer } from '../../../src/api/answer';

/** One request as the card made it, without what HubSpot adds. */
export interface Asked {
  readonly door: string;
  readonly body: Readonly<Record<string, unknown>>;
}

type Reply = Answer<unknown> | Response | 'never' | 'unreachable' | (() => Answer<unknown>);

/** Stands behind `hubspot.fetch`. Replies may be changed while the card runs, as a backend's would. */
export interface BackendDouble {
  readonly asked: readonly Asked[];
  /** What the door answers from now on. */
  reply(door: string, reply: Reply): void;
  /** What was asked of one door. */
  askedOf(door: string): readonly Asked['body'][];
}

/** Takes the place of HubSpot's fetch; a door without a reply is a fault of the test. */
export function backendDouble(replies: Readonly<Record<string, Reply>>): BackendDouble {
  const asked: Asked[] = [];
  const now = new Map(Object.entries(replies));
  const hsFetch = async (url: string, { body }: { body: Asked['body'] }): Promise<Response> => {
    const door = new URL(url).pathname.replace('/api/', '');
    asked.push({ door, body });
    const reply = now.get(door);
    if (reply === undefined) throw new Error(`The test has no reply for ${door}.`);
    if (reply === 'never') return new Promise<never>(() => undefined);
    if (reply === 'unreachable') throw new TypeError('connection refused');
    if (reply instanceof Response) return reply.clone();
    return new Response(JSON.stringify(typeof reply === 'function' ? reply() : reply));
  };
  Object.assign(globalThis, { self: globalThis, hsFetch });
  return {
    asked,
    reply: (door, reply) => now.set(door, reply),
    askedOf: (door) => asked.filter((one) => one.door === door).map(({ body }) => body),
  };
}

export const yes = (value: unknown): Answer<unknown> => ({ ok: true, value });

export const no = (reason: string, cure: string): Answer<unknown> => ({ ok: false, reason, cure });
