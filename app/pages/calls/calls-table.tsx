import {
  Accordion,
  List,
  StatusTag,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';
import type { CallRow, TextedOrNot } from '../../../src/api/home/calls';
import { ContactLink } from '../lists/contact-link';

const TEXTED: Readonly<
  Record<
    TextedOrNot,
    { readonly variant: 'success' | 'warning' | 'danger' | 'default'; readonly say: string }
  >
> = {
  texted: { variant: 'success', say: 'Texted' },
  waiting: { variant: 'default', say: 'Waiting' },
  failed: { variant: 'danger', say: 'Failed' },
  not_texted: { variant: 'warning', say: 'Not texted' },
  no_text_needed: { variant: 'default', say: 'No text needed' },
};

/** Calls a row each, with every rule that spoke to open. */
export function CallsTable({ rows }: { readonly rows: readonly CallRow[] }) {
  return (
    <Table bordered>
      <TableHead>
        <TableRow>
          <TableHeader>When</TableHeader>
          <TableHeader>Caller</TableHeader>
          <TableHeader>Line</TableHeader>
          <TableHeader>Call</TableHeader>
          <TableHeader>Text, and why</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.id}>
            <TableCell>{row.atSaid}</TableCell>
            <TableCell>
              <ContactLink name={row.name} numberSaid={row.callerSaid} contactId={row.contactId} />
            </TableCell>
            <TableCell>
              {[row.line, row.location].filter(Boolean).join(', ') || 'Removed'}
            </TableCell>
            <TableCell>
              <Text>{row.outcomeSaid}</Text>
              {row.rangSeconds === undefined ? null : (
                <Text variant="microcopy">{`Rang ${row.rangSeconds} s`}</Text>
              )}
            </TableCell>
            <TableCell>
              <StatusTag variant={TEXTED[row.texted].variant}>{TEXTED[row.texted].say}</StatusTag>
              {row.texted === 'no_text_needed' ? null : <Text>{row.say}</Text>}
              {row.reasons.length === 0 ? null : (
                <Accordion title="Every rule that spoke" size="xs">
                  <List variant="unordered-styled">
                    {row.reasons.map((reason) => (
                      <Text key={reason}>{reason}</Text>
                    ))}
                  </List>
                </Accordion>
              )}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
