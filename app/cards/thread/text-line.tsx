import { Flex, StatusTag, Text } from '@hubspot/ui-extensions';
import type { TextEntry } from '../conversation/contract';
import { TextBubble } from './text-bubble';

/** A text of the thread with what became of it. */
export function TextLine({ entry }: { readonly entry: TextEntry }) {
  const { by, atSaid, line, delivery } = entry;
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
