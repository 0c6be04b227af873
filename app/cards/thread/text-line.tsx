import { Flex, StatusTag, Text } from '@hubspot/ui-extensions';
import type { TextEntry } from '../../../src/api/conversation';
import { TextBubble } from './text-bubble';

/** A text of the thread with what became of it. */
export function TextLine(props: {
  readonly entry: TextEntry;
  /** As HubSpot knows them. */
  readonly callerName: string | undefined;
}) {
  const { entry, callerName } = props;
  const { atSaid, line, delivery } = entry;
  const by = entry.direction === 'in' ? (callerName ?? entry.by) : entry.by;
  return (
    <TextBubble
      direction={entry.direction}
      heading={[by, line, atSaid].filter((part) => part !== undefined).join(' · ')}
      body={entry.body}
      mediaUrls={entry.mediaUrls}
    >
      {delivery !== undefined && (
        <Flex direction="column" gap="flush">
          <StatusTag variant={delivery.tone}>{delivery.say}</StatusTag>
          {delivery.cure !== undefined && <Text variant="microcopy">{delivery.cure}</Text>}
        </Flex>
      )}
    </TextBubble>
  );
}
