import { Refusal } from './errors';
import type { Portal } from './portal';
import { checkValues } from './property-values';
import { insertRecord, takenValue } from './record-write';
import type { StoredRecord } from './stored-record';

/** Creates a contact as a person does in HubSpot's pages: a phone number alone is enough there. */
export function createByHand(
  portal: Portal,
  properties: Readonly<Record<string, string>>,
  now: number,
  seen: 'after_lag' | 'at_once',
): StoredRecord | Refusal {
  const values = checkValues(portal, 'contacts', properties);
  if (values instanceof Refusal) return values;
  const id = portal.nextId();
  return (
    takenValue(portal, 'contacts', id, values) ??
    insertRecord(portal, 'contacts', id, values, now, seen)
  );
}
