import type { CallEventType, Hangup } from './call-story';
import type { LiveCall } from './live-calls';
import { callTime } from './wire-time';

/** What every event of a leg carries. */
function common(call: LiveCall): Record<string, unknown> {
  return {
    call_control_id: call.callControlId,
    call_leg_id: call.callLegId,
    call_session_id: call.callSessionId,
    client_state: call.clientState,
    connection_id: call.connection.id,
    from: call.plan.from,
    to: call.plan.to,
  };
}

function headers(call: LiveCall): Record<string, unknown> {
  const { diversion } = call.plan;
  return {
    custom_headers: [],
    sip_headers:
      diversion === undefined
        ? []
        : [{ name: 'Diversion', value: `<sip:${diversion}@carrier.example>;reason=no-answer` }],
  };
}

/**
 * The payload of a call event, as Telnyx's samples and field reports show it: `direction` only on `call.initiated`, no
 * times on `call.bridged`, `end_time` on `call.hangup`.
 */
export function callPayload(
  call: LiveCall,
  type: CallEventType,
  hangup: Hangup | undefined,
): Record<string, unknown> {
  const start = callTime(call.startedAt);
  switch (type) {
    case 'call.initiated':
      return {
        ...common(call),
        ...headers(call),
        direction: 'incoming',
        state: call.connection.kind === 'call_control' ? 'parked' : 'bridging',
        start_time: start,
        caller_id_name: call.plan.callerName ?? call.plan.from,
        ...(call.plan.screening === undefined
          ? {}
          : { call_screening_result: call.plan.screening }),
        ...(call.plan.attestation === null
          ? {}
          : { shaken_stir_attestation: call.plan.attestation, shaken_stir_validated: true }),
        calling_party_type: 'pstn',
        connection_codecs: 'PCMU,PCMA',
        offered_codecs: 'PCMU,PCMA',
        from_sip_uri: `${call.plan.from}@sip.telnyx.example`,
        to_sip_uri: `${call.plan.to}@sip.telnyx.example`,
        tags: [],
      };
    case 'call.answered':
      return { ...common(call), ...headers(call), start_time: start, state: 'answered', tags: [] };
    case 'call.bridged':
      return common(call);
    case 'call.hangup':
      return {
        ...common(call),
        ...headers(call),
        hangup_cause: hangup?.cause ?? 'unspecified',
        hangup_source: hangup?.source ?? 'unknown',
        sip_hangup_cause: hangup?.sip ?? 'unspecified',
        start_time: start,
        end_time: callTime(call.endedAt ?? call.startedAt),
        state: 'hangup',
        call_quality_stats: null,
        tags: [],
      };
  }
}
