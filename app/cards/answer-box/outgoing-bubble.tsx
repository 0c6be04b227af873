import { Alert, Button, Flex, Text } from '@hubspot/ui-extensions';
import { TextBubble } from '../thread/text-bubble';
import type { Outgoing } from './outgoing';

interface Props {
  readonly text: Outgoing;
  onRetry(): void;
  /** Back into the box, to change it. */
  onEdit(): void;
}

/** A text that the thread does not hold yet: under way, or refused with its cure and kept for another try. */
export function OutgoingBubble({ text, onRetry, onEdit }: Props) {
  const { draft, refused } = text;
  return (
    <TextBubble
      direction="out"
      heading={refused === undefined ? 'You · sending…' : 'You · not sent'}
      body={draft.body}
      mediaUrls={draft.mediaUrls}
    >
      {refused !== undefined && (
        <Flex direction="column" gap="xs">
          <Alert title={refused.reason} variant="danger">
            <Text>{refused.cure}</Text>
          </Alert>
          <Flex direction="row" gap="xs">
            <Button size="xs" onClick={onRetry}>
              Try again
            </Button>
            <Button size="xs" variant="secondary" onClick={onEdit}>
              Change the text
            </Button>
          </Flex>
        </Flex>
      )}
    </TextBubble>
  );
}
