import {
  EmptyState,
  Flex,
  SearchInput,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { OptOuts } from '../../src/api/settings/people';
import { sayDay } from './say-day';
import { Loaded } from './trouble';
import { useAnswer } from './use-answer';
import { useSettled } from './use-settled';

const PER_PAGE = 25;

/** Who must not be texted, since when, and why. */
export function OptOutsTab() {
  const [typed, setTyped] = useState('');
  const [page, setPage] = useState(0);
  const search = useSettled(typed, 300);
  const optOuts = useAnswer<OptOuts>('/api/settings/opt-outs', { search, page });
  const find = (text: string): void => {
    setTyped(text);
    setPage(0);
  };
  return (
    <Flex direction="column" gap="md">
      <Text>
        These people get no text, whatever is set elsewhere. To opt somebody out or back in, open
        the Ringback card on their contact record.
      </Text>
      <SearchInput
        label="Find a number"
        name="opt-out"
        value={typed}
        onInput={find}
        onChange={find}
      />
      <Loaded what="The opt-outs" state={optOuts}>
        {(value) =>
          value.total === 0 ? (
            <EmptyState title={search === '' ? 'Nobody has opted out' : 'No such number opted out'}>
              <Text>Whoever texts STOP is listed here at once.</Text>
            </EmptyState>
          ) : (
            <Table
              bordered
              paginated
              page={page + 1}
              pageCount={Math.max(1, Math.ceil(value.total / PER_PAGE))}
              onPageChange={(next) => setPage(next - 1)}
            >
              <TableHead>
                <TableRow>
                  <TableHeader>Number</TableHeader>
                  <TableHeader>Since</TableHeader>
                  <TableHeader>Reason</TableHeader>
                </TableRow>
              </TableHead>
              <TableBody>
                {value.optOuts.map(({ number, since, reason }) => (
                  <TableRow key={number}>
                    <TableCell>{number}</TableCell>
                    <TableCell>{sayDay(since)}</TableCell>
                    <TableCell>{reason}</TableCell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          )
        }
      </Loaded>
    </Flex>
  );
}
