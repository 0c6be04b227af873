import { invalid, type Refusal } from './errors';
import { NAMES, type ObjectType } from './object-types';
import type { Portal } from './portal';
import type { StoredRecord } from './stored-record';

/** The live record with this id, or with this value of a unique property when one is named. */
export function addressedRecord(
  portal: Portal,
  type: ObjectType,
  idProperty: string | undefined,
  id: string,
): StoredRecord | undefined {
  if (idProperty === undefined || idProperty === 'hs_object_id') return portal.live(type, id);
  return portal.objects[type].holding(idProperty, idProperty === 'email' ? id.toLowerCase() : id);
}

/** Why records cannot be addressed by this property; undefined when they can. */
export function notAnIdentifier(
  portal: Portal,
  type: ObjectType,
  idProperty: string | undefined,
): Refusal | undefined {
  if (idProperty === undefined || portal.catalogues[type].get(idProperty)?.hasUniqueValue === true)
    return undefined;
  return invalid(
    `Unable to perform update/upsert by non-unique ${NAMES[type].typeId} property ${idProperty}`,
    {
      context: { idProperty: [idProperty] },
    },
  );
}
