import {
  Alert,
  Button,
  ErrorState,
  Flex,
  LoadingSpinner,
  Text,
  useExtensionContext,
} from '@hubspot/ui-extensions';
import type { ReactNode } from 'react';
import type { ConversationView } from '../../../src/api/conversation';
import { StartConversation } from './start-conversation';
import { useConversation } from './use-conversation';

interface Shown {
  readonly view: ConversationView;
  take(view: ConversationView): void;
}

/**
 * Finds the conversation of the record that is open and draws it with `children`; until then, and when there
 * is none, says how it stands and what to do. Every card of Ringback begins here.
 */
export function WithConversation({ children }: { children(shown: Shown): ReactNode }) {
  const { crm } = useExtensionContext<'crm.record.tab'>();
  const { state, reload, take } = useConversation(String(crm.objectId));

  switch (state.phase) {
    case 'loading':
      return <LoadingSpinner label="Loading calls and texts" showLabel layout="centered" />;
    case 'failed':
      return (
        <ErrorState title={state.refusal.reason}>
          <Text>{state.refusal.cure}</Text>
          <Button onClick={reload}>Try again</Button>
        </ErrorState>
      );
    case 'shown':
      if (state.view.kind === 'none') {
        return <StartConversation contactId={String(crm.objectId)} view={state.view} take={take} />;
      }
      return (
        <Flex direction="column" gap="md">
          {state.behind !== undefined && (
            <Alert title="This may not be the latest." variant="warning">
              <Text>{`${state.behind.reason} Ringback keeps looking. ${state.behind.cure}`}</Text>
            </Alert>
          )}
          {children({ view: state.view, take })}
        </Flex>
      );
  }
}
