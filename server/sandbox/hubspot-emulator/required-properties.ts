import { invalid, type Refusal } from './errors';
import type { ObjectType } from './object-types';
import type { Portal } from './portal';
import { propertiesNotSet } from './property-values';

/** What an activity cannot be created without (HubSpot reference 4.6 to 4.8). */
const REQUIRED: Readonly<Record<Exclude<ObjectType, 'contacts'>, readonly string[]>> = {
  calls: ['hs_timestamp'],
  communications: ['hs_timestamp', 'hs_communication_channel_type', 'hs_communication_logged_from'],
  tasks: ['hs_timestamp'],
  notes: ['hs_timestamp'],
};

/** @returns why a record with these values may not be created, or undefined */
export function missingProperties(
  portal: Portal,
  type: ObjectType,
  values: Readonly<Record<string, string>>,
): Refusal | undefined {
  const isSet = (name: string): boolean => (values[name] ?? '') !== '';
  if (type === 'contacts' && !['email', 'firstname', 'lastname'].some(isSet)) {
    return invalid(
      'A contact needs at least one of these properties: email, firstname, lastname.',
      {
        context: { properties: ['email', 'firstname', 'lastname'] },
      },
    );
  }
  const required = type === 'contacts' ? portal.switches.requiredContactProperties : REQUIRED[type];
  const missing = required.filter((name) => !isSet(name));
  return missing.length === 0 ? undefined : propertiesNotSet(type, missing);
}
