import { EmptyState, Flex, LoadingButton, Text } from '@hubspot/ui-extensions';
import { useRef, useState } from 'react';
import type { ConversationView, NoConversationView } from '../../../src/api/conversation';
import { askRingback } from '../ask-ringback';
import type { Refusal } from './follow-conversation';
import { RefusalAlert } from './refusal-alert';

/** A contact without calls or texts: why there are none, and the way to write to them first, if there is one. */
export function StartConversation(props: {
  readonly contactId: string;
  readonly view: NoConversationView;
  take(view: ConversationView): void;
}) {
  const { contactId, view, take } = props;
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refusal>();
  // One beginning, however often it is pressed: HubSpot may deliver the request twice.
  const key = useRef<string>();
  const start = async (): Promise<void> => {
    key.current ??= crypto.randomUUID();
    setBusy(true);
    const answer = await askRingback<ConversationView>('/api/conversation/start', {
      contactId,
      idempotencyKey: key.current,
    });
    setBusy(false);
    if (answer.ok) take(answer.value);
    else setRefused(answer);
  };
  return (
    <Flex direction="column" gap="sm" align="center">
      <EmptyState title={view.reason} imageName="callingSetUp" layout="vertical">
        <Text>{view.cure}</Text>
      </EmptyState>
      <RefusalAlert refused={refused} />
      {view.start !== undefined && (
        <LoadingButton variant="primary" loading={busy} onClick={() => void start()}>
          {`Write to ${view.start.numberSaid}`}
        </LoadingButton>
      )}
    </Flex>
  );
}
