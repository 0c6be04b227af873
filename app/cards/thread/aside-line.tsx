import type { NoteEntry, TaskEntry } from '../../../src/api/conversation';
import { IconLine } from './icon-line';

/** What is neither a call nor a text: a note, a task. */
export function AsideLine({ entry }: { readonly entry: NoteEntry | TaskEntry }) {
  return (
    <IconLine
      icon={entry.kind === 'task' ? 'tasks' : 'description'}
      say={entry.say}
      atSaid={entry.atSaid}
    />
  );
}
