import { invalid, Refusal } from './errors';
import { NAMES, OBJECT_TYPES, type ObjectType } from './object-types';
import type { Portal } from './portal';
import type { PropertyDefinition, PropertyType } from './property-definition';
import type { PropertyCreate, PropertyUpdate } from './property-input';

/** Most properties with unique values that an object type may have (HubSpot reference 9.3). */
const MAX_UNIQUE = 10;

/** Which form fields can show which type of property. */
const FIELDS: Readonly<Record<PropertyType, readonly string[]>> = {
  string: ['text', 'textarea', 'phonenumber', 'html', 'file', 'calculation_equation'],
  number: ['number', 'calculation_equation'],
  date: ['date'],
  datetime: ['date'],
  enumeration: ['select', 'radio', 'checkbox', 'booleancheckbox', 'calculation_equation'],
  bool: ['booleancheckbox', 'calculation_equation'],
  phone_number: ['phonenumber'],
};

/** Adds a property of the portal's own. */
export function addProperty(
  portal: Portal,
  type: ObjectType,
  input: PropertyCreate,
  now: number,
): PropertyDefinition | Refusal {
  const refusal = whyNotAdd(portal, type, input);
  if (refusal !== undefined) return refusal;
  const definition = {
    name: input.name,
    label: input.label,
    type: input.type,
    fieldType: input.fieldType,
    groupName: input.groupName,
    description: input.description ?? '',
    options: input.options ?? [],
    displayOrder: input.displayOrder ?? -1,
    hasUniqueValue: input.hasUniqueValue ?? false,
    hidden: input.hidden ?? false,
    formField: input.formField ?? false,
    hubspotDefined: false,
    readOnly: false,
    calculated: false,
    createdAt: now,
    updatedAt: now,
  };
  portal.catalogues[type].set(definition);
  return definition;
}

/** Changes what may be changed of a property: never its name, nor whether its values are unique. */
export function changeProperty(
  portal: Portal,
  type: ObjectType,
  definition: PropertyDefinition,
  input: PropertyUpdate,
  now: number,
): PropertyDefinition | Refusal {
  const given = Object.fromEntries(
    Object.entries(input).filter(([, value]) => value !== undefined),
  );
  const changed: PropertyDefinition = { ...definition, ...given, updatedAt: now };
  const wrong = wrongShape(portal, type, changed);
  if (wrong !== undefined) return wrong;
  portal.catalogues[type].set(changed);
  return changed;
}

/** Custom properties over all object types. */
export function customPropertyCount(portal: Portal): number {
  return OBJECT_TYPES.reduce((sum, type) => sum + portal.catalogues[type].own().length, 0);
}

function whyNotAdd(portal: Portal, type: ObjectType, input: PropertyCreate): Refusal | undefined {
  const catalogue = portal.catalogues[type];
  if (portal.switches.customPropertiesRefusedOn.includes(type)) {
    return invalid(`Custom properties cannot be created for object type ${NAMES[type].typeId}.`);
  }
  if (!/^[a-z][a-z0-9_]{0,99}$/.test(input.name) || input.name.startsWith('hs_')) {
    return invalid(
      `Invalid property name "${input.name}": lower-case letters, digits and underscores, a letter first, and not hs_.`,
    );
  }
  if (catalogue.get(input.name) !== undefined) {
    return new Refusal(
      409,
      'OBJECT_ALREADY_EXISTS',
      `A property named '${input.name}' already exists.`,
      {
        context: { propertyName: [input.name] },
      },
    );
  }
  const wrong = wrongShape(portal, type, { ...input, options: input.options ?? [] });
  if (wrong !== undefined) return wrong;
  if (input.hasUniqueValue === true) {
    // HubSpot's own unique properties are not counted.
    const unique = catalogue.own().filter(({ hasUniqueValue }) => hasUniqueValue).length;
    if (unique >= MAX_UNIQUE) {
      return invalid(
        `Object type ${NAMES[type].typeId} has its ${MAX_UNIQUE} properties with unique values already.`,
      );
    }
  }
  const limit = portal.switches.customPropertyLimit;
  if (limit !== null && customPropertyCount(portal) >= limit) {
    return invalid(`Portal ${portal.id} has reached its limit of ${limit} custom properties.`, {
      context: { limit: [String(limit)] },
      subCategory: 'PropertyValidationError.CUSTOM_PROPERTY_LIMIT_REACHED',
    });
  }
  return undefined;
}

function wrongShape(
  portal: Portal,
  objectType: ObjectType,
  property: Pick<PropertyDefinition, 'name' | 'type' | 'fieldType' | 'groupName' | 'options'>,
): Refusal | undefined {
  const { name, type, fieldType, groupName, options } = property;
  if (portal.catalogues[objectType].group(groupName) === undefined) {
    return invalid(`Property group "${groupName}" does not exist`, {
      context: { groupName: [groupName] },
    });
  }
  if (!FIELDS[type].includes(fieldType)) {
    return invalid(`Field type ${fieldType} does not fit property type ${type} of "${name}".`);
  }
  if (new Set(options.map(({ value }) => value)).size < options.length) {
    return invalid(`Two options of "${name}" have the same value.`);
  }
  return undefined;
}
