import type { CallPlan } from './call-input';
import type { Connection } from './state';

/** A call as Telnyx knows it while it lasts, and for a while after. */
export interface LiveCall {
  readonly callControlId: string;
  readonly callLegId: string;
  readonly callSessionId: string;
  readonly accountId: string;
  readonly connection: Connection;
  readonly plan: CallPlan;
  readonly startedAt: number;
  state: 'ringing' | 'answered' | 'over';
  /** Set by commands, echoed by later events. */
  clientState: string | null;
  answeredAt: number | null;
  endedAt: number | null;
  /** Commands of the last minute, by `command_id`, with the real time they came. */
  readonly commands: Map<string, number>;
}

const KEPT = 5_000;

/** Calls by their call control id; the oldest that are over are forgotten beyond 5,000. */
export class LiveCalls {
  private readonly calls = new Map<string, LiveCall>();

  add(call: LiveCall): void {
    this.calls.set(call.callControlId, call);
    if (this.calls.size <= KEPT) return;
    for (const [id, oldest] of this.calls) {
      if (oldest.state === 'over') this.calls.delete(id);
      if (this.calls.size <= KEPT) return;
    }
  }

  find(callControlId: string): LiveCall | undefined {
    return this.calls.get(callControlId);
  }
}
