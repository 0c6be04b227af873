import {
  EmptyState,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { LineNumbers } from '../../../src/api/home/numbers';

const PER_PAGE = 25;

/** Every line's part of the figures, the one with the most missed calls first. */
export function LinesTable({ lines }: { readonly lines: readonly LineNumbers[] }) {
  const [page, setPage] = useState(1);
  if (lines.length === 0)
    return (
      <EmptyState title="No lines yet">
        <Text>Pick the numbers to look after in the settings of Ringback.</Text>
      </EmptyState>
    );
  const shown = lines.slice((page - 1) * PER_PAGE, page * PER_PAGE);
  return (
    <Table
      bordered
      {...(lines.length > PER_PAGE
        ? {
            paginated: true,
            page,
            pageCount: Math.ceil(lines.length / PER_PAGE),
            onPageChange: setPage,
          }
        : { paginated: false })}
    >
      <TableHead>
        <TableRow>
          <TableHeader>Line</TableHeader>
          <TableHeader>Calls</TableHeader>
          <TableHeader>Missed</TableHeader>
          <TableHeader>Texted back</TableHeader>
          <TableHeader>Answered by the caller</TableHeader>
          <TableHeader>Reached</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {shown.map((line) => (
          <TableRow key={line.id}>
            <TableCell>{[line.name, line.location].filter(Boolean).join(', ')}</TableCell>
            <TableCell>{line.calls}</TableCell>
            <TableCell>{line.missed}</TableCell>
            <TableCell>{line.texted}</TableCell>
            <TableCell>{line.answeredByCaller}</TableCell>
            <TableCell>{line.reached}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
