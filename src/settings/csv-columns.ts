import { SETTING_LABELS, SETTING_NAMES, type SettingName } from './inherited-settings';

/** Columns that say something of the line itself; the others are inherited settings, by their labels. */
const LINE_COLUMNS = {
  number: 'Number',
  name: 'Name',
  location: 'Location',
  mode: 'Mode',
  enabled: 'Texting back',
} as const;

/** What a column holds. */
export type Column = keyof typeof LINE_COLUMNS | SettingName;

/** What stands above each column. */
export const COLUMN_LABELS: Readonly<Record<Column, string>> = {
  ...LINE_COLUMNS,
  ...SETTING_LABELS,
};
export const COLUMNS: readonly Column[] = [
  'number',
  'name',
  'location',
  'mode',
  'enabled',
  ...SETTING_NAMES,
];
