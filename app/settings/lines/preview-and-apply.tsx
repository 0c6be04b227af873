import {
  Alert,
  Flex,
  LoadingButton,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { Applied, ChangesPreview, ManyLinesInput } from '../../../src/api/settings/many-lines';
import { Loaded, Trouble } from '../trouble';
import { useAnswer } from '../use-answer';
import { useChange } from '../use-change';

/** So many changes are listed; the rest are counted. */
const MOST_LISTED = 50;

/** Shows what edits would change, line by line, and makes exactly that. */
export function PreviewAndApply(props: {
  readonly edits: ManyLinesInput;
  readonly changed: () => void;
}) {
  const { edits, changed } = props;
  const preview = useAnswer<ChangesPreview>('/api/settings/lines/preview', { edits });
  const applying = useChange<Applied>('/api/settings/lines/apply');
  const [applied, setApplied] = useState<number>();
  if (applied !== undefined)
    return <Alert title={`${counted(applied)} changed`} variant="success" />;
  return (
    <Loaded what="What would change" state={preview}>
      {(value) => (
        <Flex direction="column" gap="sm">
          <Text>
            {`${counted(value.changed)} would change, ${value.unchanged} would stay as they are.`}
          </Text>
          <Problems problems={value.problems} />
          <Changes preview={value} />
          <Trouble refused={applying.refused} />
          <Flex direction="row">
            <LoadingButton
              variant="primary"
              loading={applying.busy}
              disabled={value.changed === 0 || value.problems.length > 0}
              onClick={async () => {
                const done = await applying.make({ edits, basis: value.basis });
                if (done === undefined) preview.reload();
                else {
                  setApplied(done.changed);
                  changed();
                }
              }}
            >
              Make these changes
            </LoadingButton>
          </Flex>
        </Flex>
      )}
    </Loaded>
  );
}

const counted = (changes: number): string => (changes === 1 ? '1 entry' : `${changes} entries`);

function Problems({ problems }: Pick<ChangesPreview, 'problems'>) {
  if (problems.length === 0) return null;
  return (
    <Alert title="Some rows cannot be taken. Correct them first." variant="error">
      {problems.slice(0, MOST_LISTED).map(({ row, sentence }) => (
        <Text key={`${row} ${sentence}`}>{`Row ${row}: ${sentence}`}</Text>
      ))}
    </Alert>
  );
}

function Changes({ preview }: { readonly preview: ChangesPreview }) {
  const rows = preview.shown.flatMap(({ about, changes }) =>
    changes.map((change) => ({ about, ...change })),
  );
  if (rows.length === 0) return null;
  return (
    <Table bordered density="condensed">
      <TableHead>
        <TableRow>
          <TableHeader>Line</TableHeader>
          <TableHeader>Setting</TableHeader>
          <TableHeader>From</TableHeader>
          <TableHeader>To</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.slice(0, MOST_LISTED).map(({ about, what, from, to }) => (
          <TableRow key={`${about} ${what}`}>
            <TableCell>{about}</TableCell>
            <TableCell>{what}</TableCell>
            <TableCell>{from}</TableCell>
            <TableCell>{to}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
