import { Alert, Flex, Text } from '@hubspot/ui-extensions';
import type { WordingPreviews } from '../../../src/api/settings/wording';
import type { Finding } from '../../../src/settings/finding';

const VARIANTS = { problem: 'error', warning: 'warning', note: 'tip' } as const satisfies Record<
  Finding['weight'],
  string
>;

/** A text as a caller reads it, its price, and what there is to say about it. */
export function TextPreview({
  preview,
}: {
  readonly preview: WordingPreviews['previews'][number];
}) {
  const { text, segments, price, source, findings } = preview;
  const size = `${segments.characters} characters, ${segments.segments} ${
    segments.segments === 1 ? 'segment' : 'segments'
  }, ${price} to send`;
  return (
    <Flex direction="column" gap="xs">
      <Text format={{ italic: true }}>{text}</Text>
      <Text variant="microcopy">
        {`${size}. ${source === 'own' ? 'Your wording.' : 'Ringback’s own wording.'}`}
      </Text>
      {findings.map((finding) => (
        <Alert key={finding.sentence} title={finding.sentence} variant={VARIANTS[finding.weight]}>
          {finding.cure}
        </Alert>
      ))}
    </Flex>
  );
}
