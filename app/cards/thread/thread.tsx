import { Button, Flex, Heading, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { ThreadEntry } from '../conversation/contract';
import { AsideLine } from './aside-line';
import { CallLine } from './call-line';
import { TextLine } from './text-line';

interface Props {
  /** Oldest first. */
  readonly entries: readonly ThreadEntry[];
  /** How many of the latest are shown before somebody asks for more. */
  readonly latest: number;
  /** There is more than the backend sent. */
  readonly hasEarlier: boolean;
}

/** Calls, texts, notes and tasks in the order in which they happened, the latest at the bottom. */
export function Thread({ entries, latest, hasEarlier }: Props) {
  const [all, setAll] = useState(false);
  const shown = all ? entries : entries.slice(-latest);
  const hidden = entries.length - shown.length;
  return (
    <Flex direction="column" gap="sm">
      <Heading>Calls and texts</Heading>
      {entries.length === 0 && <Text>Nothing yet.</Text>}
      {hidden > 0 && (
        <Button size="xs" variant="transparent" onClick={() => setAll(true)}>
          {`Show ${hidden} earlier`}
        </Button>
      )}
      {hidden === 0 && hasEarlier && (
        <Text variant="microcopy">Older calls and texts are on the contact’s timeline.</Text>
      )}
      {shown.map((entry) => (
        <EntryLine key={entry.id} entry={entry} />
      ))}
    </Flex>
  );
}

function EntryLine({ entry }: { readonly entry: ThreadEntry }) {
  switch (entry.kind) {
    case 'call':
      return <CallLine entry={entry} />;
    case 'text':
      return <TextLine entry={entry} />;
    case 'note':
    case 'task':
      return <AsideLine entry={entry} />;
  }
}
