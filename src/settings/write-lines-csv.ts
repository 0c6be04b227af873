import Papa from 'papaparse';
import { guardedCell } from '../csv/guarded-cell';
import { COLUMN_LABELS, COLUMNS, type Column } from './csv-columns';
import { NONE } from './inherited-settings';
import type { LineLevel, SettingsTree } from './settings-tree';

/**
 * Every line with what it sets itself, in the form that read-lines-csv.ts reads. An empty cell is
 * inherited. Cells that a spreadsheet would take for a formula begin with an apostrophe.
 */
export function writeLinesCsv({ lines }: Pick<SettingsTree, 'lines'>): string {
  return Papa.unparse(
    {
      fields: COLUMNS.map((column) => COLUMN_LABELS[column]),
      data: lines.map((line) => COLUMNS.map((column) => guardedCell(cell(line, column)))),
    },
    { newline: '\r\n' },
  );
}

function cell(line: LineLevel, column: Column): string {
  switch (column) {
    case 'number':
    case 'name':
    case 'mode':
      return line[column];
    case 'location':
      return line.location ?? NONE;
    case 'enabled':
      return line.enabled ? 'yes' : 'no';
    case 'holidays':
      if (line.own.holidays === undefined) return '';
      return line.own.holidays.map(({ date, name }) => `${date} ${name}`).join('; ') || NONE;
    case 'promiseMinutes':
      return line.own.promiseMinutes?.toString() ?? '';
    default:
      return line.own[column] ?? '';
  }
}
