import { randomBytes, randomUUID } from 'node:crypto';
import { callInputSchema } from './call-input';
import { callPayload } from './call-payload';
import { CALLER_HANGS_UP, type CallEventType, type Hangup } from './call-story';
import { callEvent, logCallEvent, publishCallEvent } from './call-webhook';
import type { LiveCall } from './live-calls';
import type { DialledCall } from './phone-view';
import type { Platform } from './platform';

/** How long a network lets a phone ring, real ms. */
const RINGS_OUT_MS = 45_000;
const CALLER_GIVES_UP: Hangup = {
  cause: 'originator_cancel',
  source: 'caller',
  sip: 'unspecified',
};
const RUNG_OUT: Hangup = { cause: 'timeout', source: 'unknown', sip: 'unspecified' };

/**
 * Calls a line and lets it ring until somebody picks up or hangs up, for 45 s at most. What Telnyx would
 * tell leaves as it happens.
 *
 * @throws when the number called is no number of any account, or is on no connection.
 */
export function dial(platform: Platform, from: string, to: string): DialledCall {
  const line = platform.phoneNumbers.get(to);
  const connection = platform.connections.get(line?.connectionId ?? '');
  if (line === undefined || connection === undefined) {
    throw new Error(`the Telnyx emulator has no voice line ${to}`);
  }
  const call: LiveCall = {
    callControlId: `v3:${randomBytes(36).toString('base64url')}`,
    callLegId: randomUUID(),
    callSessionId: randomUUID(),
    accountId: line.accountId,
    connection,
    plan: callInputSchema.parse({ from, to }),
    startedAt: platform.now(),
    state: 'ringing',
    clientState: null,
    answeredAt: null,
    endedAt: null,
    commands: new Map(),
  };
  platform.liveCalls.add(call);
  tell(platform, call, 'call.initiated');
  void platform.pauses.pause(RINGS_OUT_MS).then(() => {
    if (call.state === 'ringing' && !platform.pauses.ended) end(platform, call, RUNG_OUT);
  });
  return shown(call);
}

/** Somebody at the business picks up; nothing happens when it rings no more. */
export function pickUp(platform: Platform, id: string): DialledCall | undefined {
  const call = platform.liveCalls.find(id);
  if (call?.state === 'ringing') {
    call.state = 'answered';
    call.answeredAt = platform.now();
    tell(platform, call, 'call.answered');
    if (call.connection.kind === 'call_control') tell(platform, call, 'call.bridged');
  }
  return call && shown(call);
}

/** The caller hangs up; nothing happens when the call is over. */
export function hangUp(platform: Platform, id: string): DialledCall | undefined {
  const call = platform.liveCalls.find(id);
  if (call !== undefined && call.state !== 'over')
    end(platform, call, call.state === 'answered' ? CALLER_HANGS_UP : CALLER_GIVES_UP);
  return call && shown(call);
}

/** The call as it stands; undefined when nobody made it, or long ago. */
export function dialledCall(platform: Platform, id: string): DialledCall | undefined {
  const call = platform.liveCalls.find(id);
  return call && shown(call);
}

function end(platform: Platform, call: LiveCall, hangup: Hangup): void {
  call.state = 'over';
  call.endedAt = platform.now();
  platform.lastCallEnds.set(call.plan.from, call.endedAt);
  tell(platform, call, 'call.hangup', hangup);
}

function tell(platform: Platform, call: LiveCall, type: CallEventType, hangup?: Hangup): void {
  const payload = callPayload(call, type, hangup);
  logCallEvent(platform, call, 'webhook', type, payload);
  publishCallEvent(platform, call, callEvent(randomUUID(), type, platform.now(), payload));
}

function shown(call: LiveCall): DialledCall {
  const { callControlId: id, plan, state, startedAt, answeredAt, endedAt } = call;
  return { id, from: plan.from, to: plan.to, state, startedAt, answeredAt, endedAt };
}
