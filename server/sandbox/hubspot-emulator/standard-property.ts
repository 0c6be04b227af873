import type { PropertyDefinition, PropertyType } from './property-definition';

const FIELD_TYPES: Readonly<Record<PropertyType, string>> = {
  string: 'text',
  number: 'number',
  date: 'date',
  datetime: 'date',
  enumeration: 'select',
  bool: 'booleancheckbox',
  phone_number: 'phonenumber',
};

/** A property that every portal has. */
export function standardProperty(
  name: string,
  label: string,
  type: PropertyType,
  groupName: string,
  details: Partial<PropertyDefinition> = {},
): PropertyDefinition {
  return {
    name,
    label,
    type,
    fieldType: FIELD_TYPES[type],
    groupName,
    description: '',
    options: [],
    displayOrder: -1,
    hasUniqueValue: false,
    hidden: false,
    formField: false,
    hubspotDefined: true,
    readOnly: false,
    calculated: false,
    createdAt: 0,
    updatedAt: 0,
    ...details,
  };
}

/** Options whose labels are read off their values. */
export function optionsOf(...values: string[]): PropertyDefinition['options'] {
  return values.map((value, displayOrder) => ({
    label: value,
    value,
    displayOrder,
    hidden: false,
  }));
}
