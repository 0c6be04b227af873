/** One voice event or command, as `GET /call_events` lists it. */
export interface LoggedEvent {
  accountId: string;
  connectionId: string;
  type: 'command' | 'webhook';
  name: string;
  callLegId: string;
  callSessionId: string;
  from: string;
  to: string;
  at: number;
  metadata: Record<string, unknown>;
}

const KEPT = 5_000;

/** The newest 5,000 voice events and commands. */
export class EventLog {
  private readonly events: LoggedEvent[] = [];

  add(event: LoggedEvent): void {
    this.events.push(event);
    if (this.events.length > KEPT * 2) this.events.splice(0, this.events.length - KEPT);
  }

  /** Newest first. */
  ofAccount(accountId: string): LoggedEvent[] {
    return this.events.filter((event) => event.accountId === accountId).reverse();
  }
}
