export const OBJECT_TYPES = ['contacts', 'calls', 'communications', 'tasks', 'notes'] as const;
export type ObjectType = (typeof OBJECT_TYPES)[number];
export type ActivityType = Exclude<ObjectType, 'contacts'>;
export const ACTIVITY_TYPES = [
  'calls',
  'communications',
  'tasks',
  'notes',
] as const satisfies readonly ActivityType[];

interface ObjectTypeNames {
  readonly typeId: string;
  readonly singular: string;
  readonly createdProperty: string;
  readonly modifiedProperty: string;
}

/** How HubSpot names its object types in paths, messages and type ids. */
export const NAMES: Readonly<Record<ObjectType, ObjectTypeNames>> = {
  contacts: {
    typeId: '0-1',
    singular: 'contact',
    createdProperty: 'createdate',
    modifiedProperty: 'lastmodifieddate',
  },
  calls: activity('0-48', 'call'),
  communications: activity('0-18', 'communication'),
  tasks: activity('0-27', 'task'),
  notes: activity('0-46', 'note'),
};

function activity(typeId: string, singular: string): ObjectTypeNames {
  return {
    typeId,
    singular,
    createdProperty: 'hs_createdate',
    modifiedProperty: 'hs_lastmodifieddate',
  };
}

const BY_NAME = new Map<string, ObjectType>(
  OBJECT_TYPES.flatMap((type) =>
    [type, NAMES[type].singular, NAMES[type].typeId].map((name) => [name, type] as const),
  ),
);

/** The type that a path names: plural, singular or type id. */
export function objectTypeNamed(name: string): ObjectType | undefined {
  return BY_NAME.get(name.toLowerCase());
}

/** An object with the same kind of thing for each type. */
export function forEachType<T>(make: (type: ObjectType) => T): Readonly<Record<ObjectType, T>> {
  return {
    contacts: make('contacts'),
    calls: make('calls'),
    communications: make('communications'),
    tasks: make('tasks'),
    notes: make('notes'),
  };
}
