import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { callPayload } from './call-payload';
import type { Hangup } from './call-story';
import { callEvent, logCallEvent, publishCallEvent } from './call-webhook';
import { refuse } from './errors';
import type { LiveCall } from './live-calls';
import type { Platform } from './platform';
import { ok, type Reply } from './reply';
import { parseBody } from './request-body';
import type { Account } from './state';
import { callTime } from './wire-time';

/** A `command_id` that comes again within this time is ignored. Source: Telnyx call control reference. */
const COMMAND_ID_WINDOW_MS = 60_000;

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const commonSchema = z.looseObject({
  client_state: z.string().optional(),
  command_id: z.string().optional(),
});
const speakSchema = commonSchema.extend({
  payload: z.string().min(1).max(3000),
  voice: z.string().min(1),
});
const rejectSchema = commonSchema.extend({ cause: z.enum(['CALL_REJECTED', 'USER_BUSY']) });

/** `POST /calls/:id/actions/answer`: the call is answered and says so. */
export function answerCall(platform: Platform, account: Account, id: string, body: unknown): Reply {
  return command(platform, account, id, 'answer', commonSchema, body, (call) => {
    if (call.state === 'answered') return undefined;
    call.state = 'answered';
    call.answeredAt = platform.now();
    tell(platform, call, 'call.answered', callPayload(call, 'call.answered', undefined));
    return undefined;
  });
}

/** `POST /calls/:id/actions/hangup`. */
export function hangUpCall(platform: Platform, account: Account, id: string, body: unknown): Reply {
  return command(platform, account, id, 'hangup', commonSchema, body, (call) => {
    end(platform, call, { cause: 'normal_clearing', source: 'callee', sip: '200' });
    return undefined;
  });
}

/** `POST /calls/:id/actions/reject`. */
export function rejectCall(platform: Platform, account: Account, id: string, body: unknown): Reply {
  return command(platform, account, id, 'reject', rejectSchema, body, (call, { cause }) => {
    end(
      platform,
      call,
      cause === 'USER_BUSY'
        ? { cause: 'user_busy', source: 'callee', sip: '486' }
        : { cause: 'call_rejected', source: 'callee', sip: '603' },
    );
    return undefined;
  });
}

/** `POST /calls/:id/actions/speak`: only on an answered call (90034); tells its start and end. */
export function speak(platform: Platform, account: Account, id: string, body: unknown): Reply {
  return command(platform, account, id, 'speak', speakSchema, body, (call) => {
    if (call.state !== 'answered') return refuse('90034');
    const ids = {
      call_control_id: call.callControlId,
      call_leg_id: call.callLegId,
      call_session_id: call.callSessionId,
      client_state: call.clientState,
      connection_id: call.connection.id,
    };
    tell(platform, call, 'call.speak.started', ids);
    void platform.pauses.pause(platform.timing.talkMs).then(() => {
      if (platform.pauses.ended) return;
      const status = call.state === 'over' ? 'call_hangup' : 'completed';
      tell(platform, call, 'call.speak.ended', { ...ids, status });
    });
    return undefined;
  });
}

/** `GET /calls/:id`. */
export function showCall(platform: Platform, account: Account, id: string): Reply {
  const call = platform.liveCalls.find(id);
  if (call?.accountId !== account.id) return refuse('90015');
  const end = call.endedAt;
  return ok({
    record_type: 'call',
    call_control_id: call.callControlId,
    call_leg_id: call.callLegId,
    call_session_id: call.callSessionId,
    client_state: call.clientState ?? '',
    is_alive: call.state !== 'over',
    start_time: callTime(call.startedAt),
    call_duration: Math.round(((end ?? platform.now()) - call.startedAt) / 1000),
    ...(end === null ? {} : { end_time: callTime(end) }),
  });
}

/** What all commands share: the id is known (90015), the call lasts (90018), the body is right, a repetition is void. */
function command<Body extends z.infer<typeof commonSchema>>(
  platform: Platform,
  account: Account,
  id: string,
  name: string,
  schema: z.ZodType<Body>,
  body: unknown,
  act: (call: LiveCall, asked: Body) => Reply | undefined,
): Reply {
  const call = platform.liveCalls.find(id);
  if (call?.accountId !== account.id) return refuse('90015');
  const parsed = parseBody(schema, body);
  if ('refusal' in parsed) return { ...parsed.refusal, status: 422 };
  const { client_state: clientState, command_id: commandId } = parsed.body;
  if (clientState !== undefined && !BASE64.test(clientState)) return refuse('90017');
  if (commandId !== undefined) {
    const before = call.commands.get(commandId);
    if (before !== undefined && Date.now() - before < COMMAND_ID_WINDOW_MS) {
      return ok({ result: 'ok' });
    }
  }
  if (call.state === 'over') return refuse('90018');
  const previousState = call.clientState;
  call.clientState = clientState ?? previousState;
  const refusal = act(call, parsed.body);
  if (refusal !== undefined) {
    call.clientState = previousState;
    return refusal;
  }
  if (commandId !== undefined) call.commands.set(commandId, Date.now());
  logCallEvent(platform, call, 'command', name, parsed.body);
  return ok({ result: 'ok' });
}

function end(platform: Platform, call: LiveCall, hangup: Hangup): void {
  call.state = 'over';
  call.endedAt = platform.now();
  tell(platform, call, 'call.hangup', callPayload(call, 'call.hangup', hangup));
}

function tell(
  platform: Platform,
  call: LiveCall,
  type: string,
  payload: Record<string, unknown>,
): void {
  logCallEvent(platform, call, 'webhook', type, payload);
  publishCallEvent(platform, call, callEvent(randomUUID(), type, platform.now(), payload));
}
