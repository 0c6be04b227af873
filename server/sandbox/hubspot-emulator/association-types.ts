import { NAMES, type ObjectType } from './object-types';

interface AssociationType {
  readonly from: ObjectType;
  readonly to: ObjectType;
  readonly typeId: number;
}

/** HubSpot's own association types between the objects of this emulator (HubSpot reference 4.5). */
const HUBSPOT_DEFINED: readonly AssociationType[] = [
  { from: 'calls', to: 'contacts', typeId: 194 },
  { from: 'contacts', to: 'calls', typeId: 193 },
  { from: 'communications', to: 'contacts', typeId: 81 },
  { from: 'contacts', to: 'communications', typeId: 82 },
  { from: 'tasks', to: 'contacts', typeId: 204 },
  { from: 'contacts', to: 'tasks', typeId: 203 },
  { from: 'notes', to: 'contacts', typeId: 202 },
  { from: 'contacts', to: 'notes', typeId: 201 },
];

/** The default type between two kinds of objects; undefined when they cannot be associated here. */
export function associationTypeBetween(from: ObjectType, to: ObjectType): number | undefined {
  return HUBSPOT_DEFINED.find((type) => type.from === from && type.to === to)?.typeId;
}

/** What an association type leads to when it starts at `from`; undefined when it does not start there. */
export function associationTarget(from: ObjectType, typeId: number): ObjectType | undefined {
  return HUBSPOT_DEFINED.find((type) => type.from === from && type.typeId === typeId)?.to;
}

/** The name of an association in a record's answer, such as `contact_to_call`. */
export function associationName(from: ObjectType, to: ObjectType): string {
  return `${NAMES[from].singular}_to_${NAMES[to].singular}`;
}
