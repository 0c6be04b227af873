import { Flex, Icon, Text } from '@hubspot/ui-extensions';
import type { NoteEntry, TaskEntry } from '../conversation/contract';

/** What is neither a call nor a text: a note, a task. */
export function AsideLine({ entry }: { readonly entry: NoteEntry | TaskEntry }) {
  return (
    <Flex direction="row" gap="xs" align="center" wrap>
      <Icon name={entry.kind === 'task' ? 'tasks' : 'description'} size="sm" />
      <Text>{entry.kind === 'task' && entry.done ? `Done: ${entry.say}` : entry.say}</Text>
      <Text variant="microcopy">{entry.atSaid}</Text>
    </Flex>
  );
}
