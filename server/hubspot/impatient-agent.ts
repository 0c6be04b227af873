import { type ClientRequestArgs, Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/**
 * Connections to HubSpot that are kept for the next request, and given up when nothing has moved on them for
 * `timeoutMs`: HubSpot's SDK waits for ever by itself. The request then fails with a sentence that says so.
 */
export function impatientAgent(protocol: string, timeoutMs: number): HttpAgent {
  const options = { keepAlive: true, maxSockets: 64, timeout: timeoutMs };
  const agent = protocol === 'http:' ? new HttpAgent(options) : new HttpsAgent(options);
  const open = agent.createConnection.bind(agent);
  const reuse = agent.reuseSocket.bind(agent);

  agent.createConnection = (
    options: ClientRequestArgs,
    done?: (error: Error | null, socket: Duplex) => void,
  ) => {
    const socket = open(options, done);
    // The agent only tells that the time is over; here the connection is cut.
    if (socket instanceof Socket) {
      socket.setTimeout(timeoutMs, () =>
        socket.destroy(new Error(`HubSpot did not answer within ${timeoutMs / 1_000} s.`)),
      );
    }
    return socket;
  };
  // While a connection waited for its next request, its time-out was what the server had asked for.
  agent.reuseSocket = (socket, request) => {
    reuse(socket, request);
    if (socket instanceof Socket) socket.setTimeout(timeoutMs);
  };
  return agent;
}
