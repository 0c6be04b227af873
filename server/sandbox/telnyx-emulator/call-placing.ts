import { randomBytes, randomUUID } from 'node:crypto';
import { type CallInput, callInputSchema } from './call-input';
import { callPayload } from './call-payload';
import { CALLER_HANGS_UP, type CallStory, type StoryStep, tellCallStory } from './call-story';
import { callEvent, logCallEvent, publishCallEvent } from './call-webhook';
import type { LiveCall } from './live-calls';
import type { Platform } from './platform';
import type { WebhookEvent } from './state';
import type { Sending } from './webhook-delivery';

/** A call under way. */
export interface PlacedCall {
  sessionId: string;
  legId: string;
  callControlId: string;
  /** The ids of the events that the call's plan has, in story order. */
  eventIds: string[];
  /** Resolves when every delivery is settled, with how many arrived and how many were given up. */
  delivered: Promise<{ delivered: number; failed: number }>;
}

/**
 * Places a call as the phone network would: the events of its outcome leave as it goes on. Commands of the product
 * change it: once answered, the caller hangs up at the planned end; once hung up or rejected, nothing more happens.
 *
 * @throws when the number called is no number of any account, or is on no connection.
 */
export function placeCall(platform: Platform, input: CallInput): PlacedCall {
  const plan = callInputSchema.parse(input);
  const line = platform.phoneNumbers.get(plan.to);
  const connection = platform.connections.get(line?.connectionId ?? '');
  if (line === undefined || connection === undefined) {
    throw new Error(`the Telnyx emulator has no voice line ${plan.to}`);
  }
  const bridged = plan.bridged ?? connection.kind === 'call_control';
  const freeSince = plan.endedSecondsAgo === 0 ? platform.lastCallEnds.get(plan.from) : undefined;
  const story = tellCallStory(plan, platform.now(), platform.timing, bridged, freeSince);
  platform.lastCallEnds.set(plan.from, story.endedAt);
  const call: LiveCall = {
    callControlId: `v3:${randomBytes(36).toString('base64url')}`,
    callLegId: randomUUID(),
    callSessionId: plan.sessionId ?? randomUUID(),
    accountId: line.accountId,
    connection,
    plan,
    startedAt: story.startedAt,
    state: 'ringing',
    clientState: null,
    answeredAt: null,
    endedAt: null,
    commands: new Map(),
  };
  platform.liveCalls.add(call);
  const ids = story.steps.map(() => randomUUID());
  return {
    sessionId: call.callSessionId,
    legId: call.callLegId,
    callControlId: call.callControlId,
    eventIds: ids,
    delivered: goThrough(platform, call, story, ids),
  };
}

async function goThrough(
  platform: Platform,
  call: LiveCall,
  story: CallStory,
  ids: readonly string[],
): Promise<{ delivered: number; failed: number }> {
  const { plan } = call;
  const asItHappens = plan.deliver === 'in_order' && !plan.concurrent;
  const sendings: Sending[] = [];
  const later: WebhookEvent[] = [];
  let queue: Promise<void> = Promise.resolve();
  let elapsed = 0;

  for (const [index, step] of story.steps.entries()) {
    await platform.pauses.pause(step.afterMs - elapsed);
    elapsed = Math.max(elapsed, step.afterMs);
    if (platform.pauses.ended) break;
    const payload = takeStep(call, step, story);
    if (payload === undefined) continue;
    const event = callEvent(ids[index] ?? randomUUID(), step.type, step.at, payload);
    logCallEvent(platform, call, 'webhook', step.type, payload);
    if (asItHappens) {
      queue = queue.then(() => sendCopies(platform, call, event, sendings));
    } else {
      later.push(event);
    }
  }
  await queue;
  await sendTogether(platform, call, ordered(platform, plan.deliver, later), sendings);
  const ends = await Promise.all(sendings.map((sending) => sending.settled));
  const delivered = ends.filter((end) => end === 'delivered').length;
  return { delivered, failed: ends.length - delivered };
}

/** Moves the call on, unless a command has made the step void. */
function takeStep(
  call: LiveCall,
  step: StoryStep,
  story: CallStory,
): Record<string, unknown> | undefined {
  if (call.state === 'over') return undefined;
  switch (step.type) {
    case 'call.initiated':
    case 'call.bridged':
      return callPayload(call, step.type, undefined);
    case 'call.answered':
      if (call.state === 'answered') return undefined;
      call.state = 'answered';
      call.answeredAt = step.at;
      return callPayload(call, step.type, undefined);
    case 'call.hangup': {
      const answeredByCommand =
        call.state === 'answered' && !story.steps.some(({ type }) => type === 'call.answered');
      call.state = 'over';
      call.endedAt = step.at;
      return callPayload(call, step.type, answeredByCommand ? CALLER_HANGS_UP : story.hangup);
    }
  }
}

async function sendCopies(
  platform: Platform,
  call: LiveCall,
  event: WebhookEvent,
  sendings: Sending[],
): Promise<void> {
  const lost = call.plan.drop.includes(event.event_type);
  for (let copy = 0; copy < call.plan.copies; copy++) {
    await platform.pauses.pause(call.plan.delayMs);
    const sending = publishCallEvent(platform, call, event, lost);
    sendings.push(sending);
    await sending.firstAttempt;
  }
}

async function sendTogether(
  platform: Platform,
  call: LiveCall,
  events: readonly WebhookEvent[],
  sendings: Sending[],
): Promise<void> {
  const turns = events.map((event) => () => sendCopies(platform, call, event, sendings));
  if (!call.plan.concurrent) {
    for (const turn of turns) await turn();
    return;
  }
  await platform.pauses.pause(call.plan.delayMs);
  for (const event of events) {
    const lost = call.plan.drop.includes(event.event_type);
    for (let copy = 0; copy < call.plan.copies; copy++) {
      sendings.push(publishCallEvent(platform, call, event, lost));
    }
  }
}

function ordered(
  platform: Platform,
  deliver: 'in_order' | 'shuffled' | 'reversed',
  events: readonly WebhookEvent[],
): WebhookEvent[] {
  switch (deliver) {
    case 'in_order':
      return [...events];
    case 'reversed':
      return [...events].reverse();
    case 'shuffled':
      return events
        .map((event) => ({ event, turn: platform.random() }))
        .sort((a, b) => a.turn - b.turn)
        .map(({ event }) => event);
  }
}
