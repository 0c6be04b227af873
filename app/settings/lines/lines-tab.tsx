import {
  Button,
  EmptyState,
  Flex,
  SearchInput,
  Select,
  StatusTag,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { LineSummary, LinesPage } from '../../../src/api/settings/lines';
import type { SettingsOverview } from '../../../src/api/settings/overview';
import { Loaded } from '../trouble';
import { useAnswer } from '../use-answer';
import { useSettled } from '../use-settled';
import { LineEditor } from './line-editor';
import { ManyLines } from './many-lines';

const PER_PAGE = 25;
const ANYWHERE = '';

export interface TabProps {
  readonly overview: SettingsOverview;
  readonly changed: () => void;
}

/** Every line, found by search and location; one to edit, or many at once. */
export function LinesTab({ overview, changed }: TabProps) {
  const [typed, setTyped] = useState('');
  const [location, setLocation] = useState(ANYWHERE);
  const [page, setPage] = useState(0);
  const [editing, setEditing] = useState<string>();
  const [many, setMany] = useState(false);
  const search = useSettled(typed, 300);
  const filter = { search, ...(location === ANYWHERE ? {} : { location }) };
  const lines = useAnswer<LinesPage>('/api/settings/lines', { ...filter, page });
  const refresh = (): void => {
    lines.reload();
    changed();
  };
  if (editing !== undefined)
    return (
      <LineEditor
        id={editing}
        overview={overview}
        changed={refresh}
        close={() => setEditing(undefined)}
      />
    );
  const find = (text: string): void => {
    setTyped(text);
    setPage(0);
  };
  return (
    <Flex direction="column" gap="md">
      <Flex direction="row" gap="sm" align="end" wrap>
        <SearchInput
          label="Find lines"
          name="search"
          placeholder="Number, name, location or business"
          value={typed}
          onInput={find}
          onChange={find}
        />
        <Select
          label="Location"
          name="location"
          value={location}
          options={[
            { label: 'Any location', value: ANYWHERE },
            ...overview.locations.map(({ name }) => ({ label: name, value: name })),
          ]}
          onChange={(value) => {
            setLocation(String(value));
            setPage(0);
          }}
        />
        {overview.mayManage ? (
          <Button onClick={() => setMany(!many)}>
            {many ? 'Close' : 'Change many lines at once'}
          </Button>
        ) : null}
      </Flex>
      {many ? <ManyLines filter={filter} overview={overview} changed={refresh} /> : null}
      <Loaded what="Your lines" state={lines}>
        {(value) =>
          value.total === 0 ? (
            <EmptyState title={overview.lines.total === 0 ? 'No lines yet' : 'No line is found'}>
              <Text>
                {overview.lines.total === 0
                  ? 'Choose your numbers under Set up, step 2.'
                  : 'Search for less, or choose any location.'}
              </Text>
            </EmptyState>
          ) : (
            <LinesTable value={value} page={page} turn={setPage} edit={setEditing} />
          )
        }
      </Loaded>
    </Flex>
  );
}

function LinesTable(props: {
  readonly value: LinesPage;
  readonly page: number;
  readonly turn: (page: number) => void;
  readonly edit: (id: string) => void;
}) {
  const { value, page, turn, edit } = props;
  return (
    <Table
      bordered
      paginated
      page={page + 1}
      pageCount={Math.max(1, Math.ceil(value.total / PER_PAGE))}
      onPageChange={(next) => turn(next - 1)}
    >
      <TableHead>
        <TableRow>
          <TableHeader>Line</TableHeader>
          <TableHeader>Location</TableHeader>
          <TableHeader>Hours</TableHeader>
          <TableHeader>Set on the line itself</TableHeader>
          <TableHeader>Texting back</TableHeader>
          <TableHeader>Change</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {value.lines.map((line) => (
          <TableRow key={line.id}>
            <TableCell>
              {line.name === line.number ? line.number : `${line.name}, ${line.number}`}
            </TableCell>
            <TableCell>{line.location ?? 'None'}</TableCell>
            <TableCell>{line.hours}</TableCell>
            <TableCell>{line.own.length === 0 ? 'Nothing' : line.own.join(', ')}</TableCell>
            <TableCell>
              <Standing line={line} />
            </TableCell>
            <TableCell>
              <Button size="xs" onClick={() => edit(line.id)}>{`Open ${line.name}`}</Button>
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function Standing({ line }: { readonly line: LineSummary }) {
  if (line.problem !== undefined) return <StatusTag variant="danger">Cannot text</StatusTag>;
  return line.enabled ? (
    <StatusTag variant="success">On</StatusTag>
  ) : (
    <StatusTag variant="warning">Off</StatusTag>
  );
}
