import type { ManyLinesInput } from '../../../src/api/settings/many-lines';

type BulkEdit = Pick<Extract<ManyLinesInput, { kind: 'bulk' }>, 'set' | 'line'>;

interface BulkWords {
  readonly label: string;
  readonly help: string;
  readonly options?: readonly { readonly label: string; readonly value: string }[];
}

export type BulkSetting =
  | 'enabled'
  | 'location'
  | 'business'
  | 'hours'
  | 'timeZone'
  | 'promiseMinutes'
  | 'quietHours';

/** What can be changed on many lines at once; empty always means: inherit. */
export const BULK_SETTINGS: Readonly<Record<BulkSetting, BulkWords>> = {
  enabled: {
    label: 'Text back missed callers',
    help: '',
    options: [
      { label: 'On', value: 'on' },
      { label: 'Off', value: '' },
    ],
  },
  location: { label: 'Location', help: 'The lines inherit what is set there.' },
  business: { label: 'Business name', help: 'Empty: inherit it.' },
  hours: { label: 'Business hours', help: 'Such as Mo-Fr 08:00-18:00. Empty: inherit them.' },
  timeZone: { label: 'Time zone', help: 'Such as America/Chicago. Empty: inherit it.' },
  promiseMinutes: { label: 'Reply promised within (minutes)', help: 'Empty: inherit it.' },
  quietHours: {
    label: 'When a call is missed while closed',
    help: '',
    options: [
      { label: 'Inherit', value: '' },
      { label: 'Text at once, saying when you open', value: 'send' },
      { label: 'Hold the text until you open', value: 'hold' },
      { label: 'Send no text, only log the call', value: 'log' },
    ],
  },
};

export function isBulkSetting(text: string): text is BulkSetting {
  return Object.hasOwn(BULK_SETTINGS, text);
}

/** The change that a setting and its new value come to. */
export function bulkEdit(setting: BulkSetting, text: string): BulkEdit {
  const value = text.trim();
  switch (setting) {
    case 'enabled':
      return { line: { enabled: value === 'on' } };
    case 'location':
      return { line: { location: value === '' ? null : value } };
    case 'promiseMinutes':
      return { set: { promiseMinutes: value === '' ? null : Number(value) } };
    case 'quietHours':
      return {
        set: {
          quietHours: value === 'send' || value === 'hold' || value === 'log' ? value : null,
        },
      };
    case 'business':
    case 'hours':
    case 'timeZone':
      return { set: { [setting]: value === '' ? null : value } };
  }
}
