import type { LineId } from '../../../src/ids';
import type { E164 } from '../../../src/phone/e164';
import { readLinesCsv } from '../../../src/settings/read-lines-csv';
import {
  DEFAULT_POLICY,
  type LineLevel,
  type SettingsTree,
} from '../../../src/settings/settings-tree';
import { writeLinesCsv } from '../../../src/settings/write-lines-csv';

function line(more: Partial<LineLevel>): LineLevel {
  return {
    id: 'a6a5f6c2-0000-4000-8000-000000000001' as LineId,
    number: '+13125550100' as E164,
    version: 1,
    name: 'Main',
    mode: 'observe',
    enabled: true,
    location: undefined,
    textingRefusedBecause: undefined,
    own: {},
    ...more,
  };
}

const treeOf = (...lines: LineLevel[]): SettingsTree => ({
  portal: { version: 1, own: {}, policy: DEFAULT_POLICY, hubspotTimeZone: undefined },
  locations: [],
  lines,
});

test('a cell that a spreadsheet would run as a formula is made harmless and read back as it was', () => {
  const tree = treeOf(line({ name: '=HYPERLINK("x")', own: { business: '@Acme' } }));
  const csv = writeLinesCsv(tree);
  expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
  expect(readLinesCsv(csv, tree).edits).toMatchObject([
    { line: { name: '=HYPERLINK("x")' }, set: { business: '@Acme' } },
  ]);
});

test('commas, quotes, line breaks and a byte order mark survive', () => {
  const wordingOpen = '{{business}}: sorry,\n"we" missed you';
  const tree = treeOf(line({ own: { wordingOpen } }));
  const { edits, problems } = readLinesCsv(`\uFEFF${writeLinesCsv(tree)}`, tree);
  expect(problems).toEqual([]);
  expect(edits).toMatchObject([{ set: { wordingOpen } }]);
});

test('an empty cell is inherited, and a column that is missing changes nothing', () => {
  const tree = treeOf(line({ own: { business: 'Acme', hours: '24/7' } }));
  const { edits } = readLinesCsv('Number,Business name\n+13125550100,', tree);
  expect(edits).toEqual([
    expect.objectContaining({ kind: 'line', set: { business: null }, line: {} }),
  ]);
});

test('days off are read as dates with names', () => {
  const csv = 'Number,Days off\n+13125550100,2026-12-24 Christmas Eve; 2026-12-31 New Year';
  expect(readLinesCsv(csv, treeOf(line({}))).edits).toMatchObject([
    {
      set: {
        holidays: [
          { date: '2026-12-24', name: 'Christmas Eve' },
          { date: '2026-12-31', name: 'New Year' },
        ],
      },
    },
  ]);
});

test('a column that is no setting is told, with those that are', () => {
  const { problems, edits } = readLinesCsv('Number,Colour\n+13125550100,red', treeOf(line({})));
  expect(edits).toEqual([]);
  expect(problems).toEqual([{ row: 1, sentence: expect.stringContaining('“Colour”') }]);
});
