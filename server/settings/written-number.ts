import { type CountryCode, isSupportedCountry } from 'libphonenumber-js/max';
import { type E164, parseE164 } from '../../src/phone/e164';
import type { SettingsTree } from '../../src/settings/settings-tree';

/** A phone number as a person of this portal writes it; undefined when it cannot be one. */
export function writtenNumber(tree: SettingsTree, text: string): E164 | undefined {
  const country = tree.portal.policy.defaultCountry;
  return parseE164(text, isCountry(country) ? country : undefined);
}

function isCountry(code: string): code is CountryCode {
  return isSupportedCountry(code);
}
