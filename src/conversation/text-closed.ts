import type { AnswerBoxView, WarningView } from '../api/conversation';
import { type ConsentState, describeConsent } from '../consent/ledger';

/** What can stand in the way of a text that a person wants to send. */
export interface TextFacts {
  readonly portalDisconnectedBecause: string | undefined;
  readonly keyRefusedBecause: string | undefined;
  readonly consent: ConsentState;
  readonly notTextableBecause: 'landline' | 'unreachable' | undefined;
  /** The caller texted before, so the number does take texts, whatever a carrier says of it. */
  readonly texts: boolean;
  readonly hasLines: boolean;
}

export type Closed = NonNullable<AnswerBoxView['closed']>;

/** Why nobody can send a text here, from any line; undefined: somebody can. The gravest reason comes first. */
export function whyClosed(facts: TextFacts): Closed | undefined {
  if (facts.portalDisconnectedBecause !== undefined)
    return {
      reason: `Ringback is disconnected from HubSpot: ${facts.portalDisconnectedBecause}`,
      cure: 'Ask a super admin to install Ringback again. Nothing that was recorded is lost.',
    };
  if (facts.keyRefusedBecause !== undefined)
    return {
      reason: `Texts cannot leave: ${facts.keyRefusedBecause}`,
      cure: 'Call them. Whoever looks after Ringback connects Telnyx in the settings.',
    };
  if (facts.consent.kind === 'opted_out')
    return {
      reason: describeConsent(facts.consent),
      cure: 'Call them instead. If they ask for texts again, record it with how they asked.',
    };
  if (!facts.hasLines)
    return {
      reason: 'No line is set up to text from.',
      cure: 'Add a line in the Ringback settings.',
    };
  if (facts.notTextableBecause === 'landline' && !facts.texts)
    return { reason: 'This number is a landline and takes no texts.', cure: 'Call them back.' };
  return undefined;
}

/** What the reader should know before anything else, gravest first. */
export function warnings(
  facts: TextFacts & {
    readonly automationPaused: boolean;
    readonly contactAmbiguous: boolean;
    /** The line that answers go from; undefined: there is none. */
    readonly line:
      | { readonly name: string; readonly textingRefusedBecause: string | undefined }
      | undefined;
  },
): readonly WarningView[] {
  const closed = whyClosed(facts);
  const { line } = facts;
  const all: (WarningView | undefined)[] = [
    closed && { tone: 'danger', title: closed.reason, cure: closed.cure },
    line?.textingRefusedBecause === undefined
      ? undefined
      : {
          tone: 'danger',
          title: `${line.name} cannot text: ${line.textingRefusedBecause}`,
          cure: 'Choose another line below, or call them.',
        },
    facts.notTextableBecause === 'unreachable'
      ? {
          tone: 'warning',
          title: 'The last text could not reach this number.',
          cure: 'Check the number, or call them.',
        }
      : undefined,
    facts.contactAmbiguous
      ? {
          tone: 'warning',
          title: 'Several contacts carry this number; calls and texts are kept on one of them.',
          cure: 'Merge the contacts in HubSpot if they are the same person.',
        }
      : undefined,
    facts.automationPaused
      ? {
          tone: 'info',
          title: 'Automatic texts to this caller are paused.',
          cure: 'You can write to them yourself, or resume automatic texts.',
        }
      : undefined,
  ];
  return all.filter((one) => one !== undefined);
}
