import { type ClientRequestArgs, Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/**
 * Connections to HubSpot that are kept for the next request, and given up when nothing has moved on them for
 * `timeoutMs`: HubSpot's SDK waits for ever by itself. The request then fails with a sentence that says so.
 */
export function impatientAgent(protocol: string, timeoutMs: number): HttpAgent {
  // As an option of the agent the time-out also holds for a connection that is used again: the agent sets
  // that of every connection it gets back to this value.
  const options = { keepAlive: true, maxSockets: 64, timeout: timeoutMs };
  return givingUp(
    protocol === 'http:' ? new HttpAgent(options) : new HttpsAgent(options),
    timeoutMs,
  );
}

/** The agent only tells that the time is over; here the connection is cut. */
function givingUp(agent: HttpAgent, timeoutMs: number): HttpAgent {
  const open = agent.createConnection.bind(agent);
  agent.createConnection = (
    options: ClientRequestArgs,
    done?: (error: Error | null, socket: Duplex) => void,
  ) => {
    const socket = open(options, done);
    if (socket instanceof Socket) {
      socket.setTimeout(timeoutMs, () =>
        socket.destroy(new Error(`HubSpot did not answer within ${timeoutMs / 1_000} s.`)),
      );
    }
    return socket;
  };
  return agent;
}
