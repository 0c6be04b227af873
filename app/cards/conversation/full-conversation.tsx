import { Divider, Flex } from '@hubspot/ui-extensions';
import type { ConversationView } from '../../../src/api/conversation';
import { Answering } from '../answer-box/answering';
import { OptOutSwitch } from '../consent/opt-out-switch';
import { Assign } from '../lead/assign';
import { AutomationSwitch } from '../lead/automation-switch';
import { CallBack } from '../lead/call-back';
import { LeadResults } from '../lead/lead-results';
import { NextStep } from '../lead/next-step';
import { Who } from '../lead/who';
import { Thread } from '../thread/thread';
import { RefusalAlert } from './refusal-alert';
import { useChange } from './use-change';
import { Warnings } from './warnings';

/** Enough to answer from without scrolling past a year of history. */
const LATEST = 15;

interface Props {
  readonly view: ConversationView;
  take(view: ConversationView): void;
}

/** The whole conversation, in the order in which a person needs it. */
export function FullConversation({ view, take }: Props) {
  const change = useChange(view.conversationId, take);
  return (
    <Flex direction="column" gap="md">
      <Warnings warnings={view.warnings} />
      <Who view={view} />
      <NextStep view={view} />
      <RefusalAlert refused={change.refused} />
      <CallBack caller={view.caller} />
      {view.lead !== undefined && <LeadResults lead={view.lead} change={change} />}
      <Divider />
      <Thread
        conversationId={view.conversationId}
        entries={view.thread}
        latest={LATEST}
        hasEarlier={view.hasEarlier}
      />
      <Answering view={view} rows={4} take={take} />
      <Divider />
      {view.lead !== undefined && <Assign lead={view.lead} owners={view.owners} change={change} />}
      <Flex direction="row" gap="sm" wrap>
        <AutomationSwitch paused={view.automationPaused} change={change} />
        <OptOutSwitch optedOut={view.optedOut !== undefined} change={change} />
      </Flex>
    </Flex>
  );
}
