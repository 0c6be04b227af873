import { randomUUID } from 'node:crypto';
import type { TelnyxEmulator } from '../server/sandbox/telnyx-emulator/telnyx-emulator';
import { postBytes } from './door';

/** Where a shop's webhooks go and how they are signed. */
export interface Receiver {
  readonly webhookUrl: URL;
  readonly apiKey: string;
  /** The shop's number, E.164. */
  readonly line: string;
}

/** The two webhooks of one missed call, signed and ready to be written to a connection. */
export interface MissedCall {
  readonly receiver: Receiver;
  readonly caller: string;
  readonly initiated: Buffer;
  readonly hangup: Buffer;
}

let callers = 0;

/** A caller nobody has seen before, E.164. Never dialled: everything stays on this machine. */
function newCaller(): string {
  callers += 1;
  return `+1212${2_200_000 + callers}`;
}

/** A missed call by a new caller, that ends about when it is made here. Each webhook is about 1.4 KB, as Telnyx's are. */
export function missedCall(telnyx: TelnyxEmulator, receiver: Receiver): MissedCall {
  const caller = newCaller();
  const endedAt = Date.now();
  const startedAt = endedAt - 20_000;
  const call = {
    call_control_id: `v3:${randomUUID()}${randomUUID()}`,
    call_leg_id: randomUUID(),
    call_session_id: randomUUID(),
    client_state: null,
    connection_id: '1684641123236054244',
    from: caller,
    to: receiver.line,
    start_time: new Date(startedAt).toISOString(),
    custom_headers: SIP_HEADERS,
    sip_headers: [{ name: 'User-Agent', value: 'Sandbox Exchange' }],
    calling_party_type: 'pstn',
    tags: [],
  };
  const signed = (type: string, at: number, payload: object): Buffer => {
    const body = JSON.stringify({
      data: {
        event_type: type,
        id: randomUUID(),
        occurred_at: new Date(at).toISOString(),
        payload,
        record_type: 'event',
      },
      meta: { attempt: 1, delivered_to: receiver.webhookUrl.href },
    });
    return postBytes(receiver.webhookUrl, telnyx.sign(receiver.apiKey, body), body);
  };
  return {
    receiver,
    caller,
    initiated: signed('call.initiated', startedAt, {
      ...call,
      direction: 'incoming',
      state: 'bridging',
    }),
    hangup: signed('call.hangup', endedAt, {
      ...call,
      end_time: new Date(endedAt).toISOString(),
      hangup_cause: 'originator_cancel',
      hangup_source: 'caller',
      sip_hangup_cause: 'unspecified',
      state: 'hangup',
      call_quality_stats: null,
    }),
  };
}

/** What carriers add and nobody reads; it brings the event to its usual size. */
const SIP_HEADERS = ['Trunk', 'Route', 'Charging', 'Identity'].map((name) => ({
  name: `X-Sandbox-${name}`,
  value: 'icid-value=5f2c7f1d9b;icid-generated-at=sandbox.example',
}));
