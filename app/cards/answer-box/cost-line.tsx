import { Alert, Button, Flex, Text } from '@hubspot/ui-extensions';
import type { TextPreview } from '../../../src/api/conversation';
import { localCount } from './local-count';

interface Props {
  readonly body: string;
  /** The backend's word, once it is there. */
  readonly preview: TextPreview | undefined;
  onUsePlain(body: string): void;
}

/** Characters and what they cost, counted as they are typed, with a warning when an emoji doubles it. */
export function CostLine({ body, preview, onUsePlain }: Props) {
  const { characters, segments, perSegment, encoding } = preview ?? localCount(body);
  const cause = preview?.unicodeCause?.join(' ');
  const plainBody = preview?.plainBody;
  return (
    <Flex direction="column" gap="xs">
      <Text variant="microcopy">{sayCost(characters, segments, perSegment)}</Text>
      {preview?.added !== undefined && (
        <Text variant="microcopy">{`Added, since this is the first text: “${preview.added}”`}</Text>
      )}
      {encoding === 'UCS-2' && (
        <Alert
          variant="warning"
          title={
            cause === undefined
              ? 'A special character makes this text dearer.'
              : `${cause} makes this text dearer.`
          }
        >
          <Text>
            With it, one text holds 70 characters and not 160. Send it anyway, or use plain letters.
          </Text>
          {plainBody !== undefined && (
            <Button size="xs" variant="secondary" onClick={() => onUsePlain(plainBody)}>
              Use plain characters
            </Button>
          )}
        </Alert>
      )}
    </Flex>
  );
}

function sayCost(characters: number, segments: number, perSegment: number): string {
  const said = characters === 1 ? '1 character' : `${characters} characters`;
  if (segments === 0) return said;
  const left = segments * perSegment - characters;
  const cost = segments === 1 ? 'charged as 1 text' : `charged as ${segments} texts`;
  return left < 0 ? `${said}, ${cost}` : `${said}, ${cost}, ${left} left`;
}
