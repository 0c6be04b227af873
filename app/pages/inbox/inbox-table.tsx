import {
  Button,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Tag,
  Text,
} from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { InboxRow } from '../../../src/api/home/inbox';
import { ContactLink } from '../lists/contact-link';
import { DueTag } from './due-tag';
import { QuickAnswer } from './quick-answer';

const BY = { caller: 'They', business: 'You', ringback: 'Ringback' } as const;

/** Conversations a row each; one at a time can be answered on the spot, below its row. */
export function InboxTable(props: { readonly rows: readonly InboxRow[]; changed(): void }) {
  const { rows, changed } = props;
  const [answering, setAnswering] = useState<string>();
  const open = rows.find(({ conversationId }) => conversationId === answering);
  return (
    <>
      {open === undefined ? null : (
        <QuickAnswer
          key={open.conversationId}
          row={open}
          changed={changed}
          close={() => setAnswering(undefined)}
        />
      )}
      <Table bordered>
        <TableHead>
          <TableRow>
            <TableHeader width={180}>Caller</TableHeader>
            <TableHeader>What to do</TableHeader>
            <TableHeader>Said last</TableHeader>
            <TableHeader>Line and owner</TableHeader>
            <TableHeader>Answer</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row.conversationId}>
              <TableCell>
                <ContactLink
                  {...{ numberSaid: row.numberSaid, name: row.name }}
                  contactId={row.contactId}
                />
              </TableCell>
              <TableCell>
                <Text>{row.say}</Text>
                {row.lead?.due === undefined ? null : <DueTag due={row.lead.due} />}
                {row.optedOut ? <Tag variant="warning">Opted out</Tag> : null}
              </TableCell>
              <TableCell>
                {row.last === undefined ? null : (
                  <>
                    <Text>{`${BY[row.last.by]}: ${row.last.say}`}</Text>
                    <Text variant="microcopy">{row.last.atSaid}</Text>
                  </>
                )}
              </TableCell>
              <TableCell>
                <Text>{[row.line, row.location].filter(Boolean).join(', ') || 'No line'}</Text>
                <Text variant="microcopy">{row.lead?.ownerName ?? 'Nobody’s yet'}</Text>
              </TableCell>
              <TableCell>
                <Button
                  size="xs"
                  variant="secondary"
                  disabled={row.conversationId === answering}
                  onClick={() => setAnswering(row.conversationId)}
                >
                  {`Answer ${row.name ?? row.numberSaid}`}
                </Button>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </>
  );
}
