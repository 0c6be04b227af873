import type { LineMode } from '../call/outcome';
import type { LineId } from '../ids';
import type { E164 } from '../phone/e164';
import { type SettingsInEffect, settingsInEffect } from './in-effect';
import type { OwnSettings } from './inherited-settings';

/** What holds for a whole portal, about callers rather than lines. */
export interface PortalPolicy {
  readonly coolDownMinutes: number;
  readonly freshForMinutes: number;
  /** Texts in any 24 hours. */
  readonly dailyCap: number;
  /** ISO 3166, two letters. */
  readonly allowedCountries: readonly string[];
  readonly defaultCountry: string;
}

/** What a portal starts with; the table's defaults say the same. It suits a plumber with one phone. */
export const DEFAULT_POLICY: PortalPolicy = {
  coolDownMinutes: 240,
  freshForMinutes: 10,
  dailyCap: 500,
  allowedCountries: ['US', 'CA'],
  defaultCountry: 'US',
};

export interface PortalLevel {
  /** Grows with each change; so do those below. */
  readonly version: number;
  readonly own: OwnSettings;
  readonly policy: PortalPolicy;
  readonly hubspotTimeZone: string | undefined;
}

export interface LocationLevel {
  readonly name: string;
  readonly version: number;
  readonly own: OwnSettings;
}

export interface LineLevel {
  readonly id: LineId;
  readonly number: E164;
  readonly version: number;
  readonly name: string;
  readonly mode: LineMode;
  readonly enabled: boolean;
  readonly location: string | undefined;
  readonly textingRefusedBecause: string | undefined;
  readonly own: OwnSettings;
}

/** Everything a portal has set, on all three levels. */
export interface SettingsTree {
  readonly portal: PortalLevel;
  readonly locations: readonly LocationLevel[];
  readonly lines: readonly LineLevel[];
}

/** Names one level of a portal's settings. */
export type Scope =
  | { readonly kind: 'portal' }
  | { readonly kind: 'location'; readonly name: string }
  | { readonly kind: 'line'; readonly id: LineId };

/** What holds for a line, and where each value comes from. */
export function lineInEffect(
  { portal, locations }: SettingsTree,
  line: LineLevel,
): SettingsInEffect {
  return settingsInEffect({
    hubspotTimeZone: portal.hubspotTimeZone,
    portal: portal.own,
    location: locations.find(({ name }) => name === line.location)?.own,
    line: line.own,
  });
}

/** The same for what a location's lines would inherit, or with no location, any line of the portal. */
export function levelInEffect(
  { portal }: SettingsTree,
  location?: LocationLevel,
): SettingsInEffect {
  return settingsInEffect({
    hubspotTimeZone: portal.hubspotTimeZone,
    portal: portal.own,
    location: location?.own,
  });
}
