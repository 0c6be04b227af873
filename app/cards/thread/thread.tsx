import { Button, Flex, Heading, LoadingButton, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { ThreadEntry } from '../../../src/api/conversation';
import { RefusalAlert } from '../conversation/refusal-alert';
import { useCallerName } from '../lead/use-caller-name';
import { AsideLine } from './aside-line';
import { CallLine } from './call-line';
import { TextLine } from './text-line';
import { useEarlier } from './use-earlier';

interface Props {
  readonly conversationId: string;
  /** Oldest first. */
  readonly entries: readonly ThreadEntry[];
  /** How many of the latest are shown before somebody asks for more. */
  readonly latest: number;
  /** There is more than the backend sent. */
  readonly hasEarlier: boolean;
}

/** Calls, texts, notes and tasks in the order in which they happened, the latest at the bottom. */
export function Thread({ conversationId, entries, latest, hasEarlier }: Props) {
  const [all, setAll] = useState(false);
  const earlier = useEarlier(conversationId, entries, hasEarlier);
  const callerName = useCallerName();
  const shown = all ? [...earlier.entries, ...entries] : entries.slice(-latest);
  const hidden = Math.max(0, entries.length - shown.length);
  return (
    <Flex direction="column" gap="sm">
      <Heading>Calls and texts</Heading>
      {entries.length === 0 && <Text>Nothing yet.</Text>}
      {hidden > 0 && (
        <Button size="xs" variant="transparent" onClick={() => setAll(true)}>
          {`Show ${hidden} earlier`}
        </Button>
      )}
      <RefusalAlert refused={earlier.refused} />
      {hidden === 0 && earlier.hasEarlier && (
        <LoadingButton
          size="xs"
          variant="secondary"
          loading={earlier.busy}
          onClick={() => {
            setAll(true);
            earlier.more();
          }}
        >
          Show earlier
        </LoadingButton>
      )}
      {shown.map((entry) => (
        <EntryLine key={entry.id} entry={entry} callerName={callerName} />
      ))}
    </Flex>
  );
}

function EntryLine(props: {
  readonly entry: ThreadEntry;
  readonly callerName: string | undefined;
}) {
  const { entry, callerName } = props;
  switch (entry.kind) {
    case 'call':
      return <CallLine entry={entry} />;
    case 'text':
      return <TextLine entry={entry} callerName={callerName} />;
    case 'note':
    case 'task':
      return <AsideLine entry={entry} />;
  }
}
