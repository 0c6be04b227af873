import { Flex } from '@hubspot/ui-extensions';
import type { ConversationView } from '../../../src/api/conversation';
import { Answering } from '../answer-box/answering';
import { CallBack } from '../lead/call-back';
import { LeadResults } from '../lead/lead-results';
import { NextStep } from '../lead/next-step';
import { Who } from '../lead/who';
import { Thread } from '../thread/thread';
import { RefusalAlert } from './refusal-alert';
import { useChange } from './use-change';
import { Warnings } from './warnings';

interface Props {
  readonly view: ConversationView;
  take(view: ConversationView): void;
  /** How many of the latest calls and texts there is room for. */
  readonly latest: number;
  /** Whether one can write here, or only look and call. */
  readonly answers: boolean;
}

/** The conversation where there is little room: what to do, the last words, and the box. */
export function ShortConversation({ view, take, latest, answers }: Props) {
  const change = useChange(view.conversationId, take);
  return (
    <Flex direction="column" gap="sm">
      <Warnings warnings={view.warnings} />
      <Who view={view} />
      <NextStep view={view} />
      <RefusalAlert refused={change.refused} />
      <CallBack caller={view.caller} />
      {view.lead !== undefined && <LeadResults lead={view.lead} change={change} />}
      <Thread
        conversationId={view.conversationId}
        entries={view.thread}
        latest={latest}
        hasEarlier={view.hasEarlier}
      />
      {answers && <Answering view={view} rows={2} take={take} />}
    </Flex>
  );
}
