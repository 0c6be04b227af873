import { DateTime } from 'luxon';
import Papa from 'papaparse';
import type { CallRow } from '../api/home/calls';
import { guardedCell } from '../csv/guarded-cell';

/** Makes spreadsheets read the text as UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

const COLUMNS = [
  'Date and time',
  'Time zone',
  'Caller',
  'HubSpot contact',
  'Line',
  'Location',
  'Call',
  'Rang, seconds',
  'Text',
  'What happened',
  'Every rule that spoke',
] as const;

/** What the list calls each class. */
const TEXTED: Readonly<Record<CallRow['texted'], string>> = {
  texted: 'Texted',
  waiting: 'Waiting',
  failed: 'Failed',
  not_texted: 'Not texted',
  no_text_needed: 'No text needed',
};

export const CALLS_CSV_HEADER = `${BYTE_ORDER_MARK}${unparse([COLUMNS])}`;

/** Calls as CSV lines, without the header. @param timeZone of each call's line, IANA */
export function callsCsv(
  calls: readonly { readonly row: CallRow; readonly timeZone: string }[],
): string {
  return calls.length === 0 ? '' : unparse(calls.map(cells));
}

function cells({ row, timeZone }: { row: CallRow; timeZone: string }): readonly string[] {
  return [
    DateTime.fromMillis(row.at, { zone: timeZone }).toFormat('yyyy-MM-dd HH:mm:ss'),
    timeZone,
    row.callerSaid,
    row.contactId ?? '',
    row.line ?? '',
    row.location ?? '',
    row.outcomeSaid,
    row.rangSeconds?.toString() ?? '',
    TEXTED[row.texted],
    row.say,
    row.reasons.join(' '),
  ];
}

function unparse(rows: readonly (readonly string[])[]): string {
  return `${Papa.unparse(
    rows.map((row) => row.map(guardedCell)),
    { newline: '\r\n' },
  )}\r\n`;
}
