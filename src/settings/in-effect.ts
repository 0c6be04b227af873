import {
  DEFAULT_SETTINGS,
  type OwnSettings,
  SETTING_NAMES,
  type SettingName,
  type SettingValue,
} from './inherited-settings';

/** Who says so: Ringback's own default, the HubSpot account, or the level on which it was set. */
export type Source = 'ringback' | 'hubspot' | 'portal' | 'location' | 'line';

/** A setting as it holds; `value` undefined where nobody set it and there is no default. */
export interface InEffect<Value> {
  readonly value: Value | undefined;
  readonly from: Source;
}

export type SettingsInEffect = {
  readonly [Name in SettingName]: InEffect<SettingValue<Name>>;
};

/** What each level says, where there is such a level. */
export interface Levels {
  /** The HubSpot account's time zone, where it is known. */
  readonly hubspotTimeZone: string | undefined;
  readonly portal: OwnSettings;
  readonly location?: OwnSettings | undefined;
  readonly line?: OwnSettings | undefined;
}

/**
 * What holds on the lowest of the levels given, and who says so: the nearest level that says anything.
 * The database's view line_in_effect merges the same levels in the same order.
 */
export function settingsInEffect(levels: Levels): SettingsInEffect {
  const hubspot: OwnSettings =
    levels.hubspotTimeZone === undefined ? {} : { timeZone: levels.hubspotTimeZone };
  const nearestFirst: readonly (readonly [Source, OwnSettings])[] = [
    ['line', levels.line ?? {}],
    ['location', levels.location ?? {}],
    ['portal', levels.portal],
    ['hubspot', hubspot],
    ['ringback', DEFAULT_SETTINGS],
  ];
  const find = <Name extends SettingName>(name: Name): InEffect<SettingValue<Name>> => {
    for (const [from, own] of nearestFirst) {
      const value = own[name];
      if (value !== undefined) return { value, from };
    }
    return { value: undefined, from: 'ringback' };
  };
  return {
    business: find('business'),
    timeZone: find('timeZone'),
    hours: find('hours'),
    holidays: find('holidays'),
    holidayCountry: find('holidayCountry'),
    quietHours: find('quietHours'),
    promiseMinutes: find('promiseMinutes'),
    wordingOpen: find('wordingOpen'),
    wordingAfterHours: find('wordingAfterHours'),
    wordingHoliday: find('wordingHoliday'),
    ownerId: find('ownerId'),
  };
}

/** The settings that a level sets itself, by name. */
export function namesSet(own: OwnSettings): readonly SettingName[] {
  return SETTING_NAMES.filter((name) => own[name] !== undefined);
}

/** The values that hold, without where they come from. */
export function valuesInEffect(settings: SettingsInEffect): OwnSettings {
  return Object.fromEntries(SETTING_NAMES.map((name) => [name, settings[name].value]));
}
