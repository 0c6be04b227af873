/** What a person of the business did in a conversation, beside writing. */
export type EventKind =
  | 'started'
  | 'texted'
  | 'lead_closed'
  | 'lead_reopened'
  | 'assigned'
  | 'paused'
  | 'resumed'
  | 'opted_out'
  | 'opted_in';

export interface ConversationEvent {
  readonly kind: EventKind;
  /** A name or an email. */
  readonly who: string;
  /** The lead's state, or the owner's name. */
  readonly became: string | undefined;
  readonly reason: string | undefined;
}

/** The event as a note in the thread; undefined for one that the thread shows otherwise. */
export function sayEvent(event: ConversationEvent): string | undefined {
  const { who, became, reason } = event;
  switch (event.kind) {
    case 'texted':
      return undefined;
    case 'started':
      return `${who} began this conversation.`;
    case 'lead_closed':
      return `${who} marked the lead as ${became ?? 'closed'}.`;
    case 'lead_reopened':
      return `${who} took that back: the lead is open again.`;
    case 'assigned':
      return became === undefined
        ? `${who} gave the lead to nobody in particular.`
        : `${who} gave the lead to ${became}.`;
    case 'paused':
      return `${who} paused automatic texts.`;
    case 'resumed':
      return `${who} let automatic texts go on.`;
    case 'opted_out':
      return `${who} recorded that they want no texts: “${reason ?? ''}”`;
    case 'opted_in':
      return `${who} recorded that they want texts again: “${reason ?? ''}”`;
  }
}
