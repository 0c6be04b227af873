import Papa from 'papaparse';
import type { z } from 'zod';
import { COLUMN_LABELS, COLUMNS, type Column } from './csv-columns';
import { NONE, SETTING_NAMES } from './inherited-settings';
import type { SettingsEdit } from './plan-changes';
import { linePatch, settingsPatch } from './setting-rules';
import type { LineLevel, SettingsTree } from './settings-tree';

export interface CsvProblem {
  /** As a spreadsheet counts: the header is row 1. */
  readonly row: number;
  readonly sentence: string;
}

export interface ReadCsv {
  readonly edits: readonly SettingsEdit[];
  readonly rows: number;
  readonly problems: readonly CsvProblem[];
}

/**
 * Reads a file of lines into edits. A column that is missing changes nothing; an empty cell of a setting
 * makes the line inherit it; an empty cell of the line's own columns changes nothing. Locations that are
 * new come first among the edits. Rows that cannot be taken are told with their number.
 */
export function readLinesCsv(csv: string, tree: SettingsTree): ReadCsv {
  const parsed = Papa.parse<string[]>(csv.replace(/^\uFEFF/, ''), { skipEmptyLines: 'greedy' });
  const [header = [], ...rows] = parsed.data;
  const columns = header.map(columnNamed);
  const problems: CsvProblem[] = [];
  const unknown = header.filter((_, index) => columns[index] === undefined);
  if (!columns.includes('number'))
    return one('There is no column “Number”. Export your lines first and change that file.');
  if (unknown.length > 0)
    return one(
      `There is no setting “${unknown.join('”, “')}”. Known: ${Object.values(COLUMN_LABELS).join(', ')}.`,
    );
  const lines = new Map(tree.lines.map((line) => [line.number as string, line]));
  const seen = new Map<string, number>();
  const edits: SettingsEdit[] = [];
  rows.forEach((cells, index) => {
    const row = index + 2;
    const values = new Map<Column, string>();
    columns.forEach((column, at) => {
      if (column !== undefined) values.set(column, unguarded((cells[at] ?? '').trim()));
    });
    const number = normalNumber(values.get('number') ?? '');
    const line = lines.get(number);
    const before = seen.get(number);
    if (line === undefined) {
      const sentence = `${number || 'An empty number'} is not one of your lines. Add it from Telnyx’s list first.`;
      problems.push({ row, sentence });
    } else if (before !== undefined) {
      problems.push({ row, sentence: `${number} is in row ${before} already. Keep one of them.` });
    } else {
      seen.set(number, row);
      const read = readRow(line, values);
      if ('sentences' in read)
        problems.push(...read.sentences.map((sentence) => ({ row, sentence })));
      else edits.push(...read.edits);
    }
  });
  return { edits, rows: rows.length, problems };

  function one(sentence: string): ReadCsv {
    return { edits: [], rows: rows.length, problems: [{ row: 1, sentence }] };
  }
}

function columnNamed(text: string): Column | undefined {
  const name = text.trim().toLowerCase();
  return COLUMNS.find(
    (column) => COLUMN_LABELS[column].toLowerCase() === name || column.toLowerCase() === name,
  );
}

/** Spreadsheets drop the plus, and people add spaces. */
function normalNumber(text: string): string {
  const digits = text.replace(/[^0-9]/g, '');
  return digits === '' ? '' : `+${digits}`;
}

function readRow(
  line: LineLevel,
  values: ReadonlyMap<Column, string>,
): { readonly edits: readonly SettingsEdit[] } | { readonly sentences: readonly string[] } {
  const set = settingsPatch.safeParse(settingCells(values));
  const own = linePatch.safeParse(lineCells(values));
  if (!set.success || !own.success)
    return { sentences: [...sayIssues(own.error), ...sayIssues(set.error)] };
  const { location } = own.data;
  return {
    edits: [
      ...(location ? [{ kind: 'new_location', name: location } as const] : []),
      { kind: 'line', id: line.id, set: set.data, line: own.data },
    ],
  };
}

/** Empty: inherited. */
function settingCells(values: ReadonlyMap<Column, string>): Record<string, unknown> {
  const cells: Record<string, unknown> = {};
  for (const name of SETTING_NAMES) {
    const text = values.get(name);
    if (text === undefined) continue;
    if (text === '') cells[name] = null;
    else if (name === 'holidays') cells[name] = readHolidays(text);
    else if (name === 'promiseMinutes') cells[name] = Number(text.replace(/ minutes?$/, ''));
    else cells[name] = text;
  }
  return cells;
}

/** Empty: unchanged. */
function lineCells(values: ReadonlyMap<Column, string>): Record<string, unknown> {
  const cells: Record<string, unknown> = {};
  const name = values.get('name');
  const location = values.get('location');
  const mode = values.get('mode');
  const enabled = values.get('enabled')?.toLowerCase();
  if (name) cells['name'] = name;
  if (location) cells['location'] = location.toLowerCase() === NONE ? null : location;
  if (mode) cells['mode'] = mode.toLowerCase();
  if (enabled) {
    const on = ['yes', 'on', 'true', '1'].includes(enabled);
    const off = ['no', 'off', 'false', '0'].includes(enabled);
    cells['enabled'] = on || off ? on : enabled;
  }
  return cells;
}

/** "2026-12-24 Christmas Eve; 2026-12-31 New Year's Eve" */
function readHolidays(text: string): readonly { date: string; name: string }[] {
  if (text.toLowerCase() === NONE) return [];
  return text
    .split(';')
    .map((day) => day.trim())
    .filter(Boolean)
    .map((day) => ({ date: day.slice(0, 10), name: day.slice(10).trim() }));
}

function sayIssues(error: z.ZodError | undefined): readonly string[] {
  return (error?.issues ?? []).map((issue) => {
    const column = COLUMNS.find((name) => name === issue.path[0]);
    if (column === 'enabled') return 'Texting back: write yes or no.';
    return column === undefined ? issue.message : `${COLUMN_LABELS[column]}: ${issue.message}`;
  });
}

/** The cell as it was before the export made it harmless. */
const unguarded = (text: string): string => text.replace(/^'(?=[=@+\t\r-])/, '');
