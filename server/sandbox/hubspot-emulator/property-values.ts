import { invalid, type Refusal } from './errors';
import { NAMES, type ObjectType } from './object-types';
import type { Portal } from './portal';
import type { PropertyDefinition } from './property-definition';
import { momentText, parseMoment } from './wire-time';

/** The longest text value. */
const MAX_LENGTH = 65_536;

interface BadValue {
  readonly name: string;
  readonly error: string;
  readonly message: string;
}

/**
 * The values as they are stored; an empty one clears its property.
 *
 * @returns a refusal that names every bad value, in HubSpot's words
 */
export function checkValues(
  portal: Portal,
  type: ObjectType,
  properties: Readonly<Record<string, string>>,
): Record<string, string> | Refusal {
  const stored: Record<string, string> = {};
  const bad: BadValue[] = [];
  for (const [name, value] of Object.entries(properties)) {
    const checked = checkValue(portal, portal.catalogues[type].get(name), name, value);
    if (typeof checked === 'string') stored[name] = checked;
    else bad.push(checked);
  }
  return bad.length === 0 ? stored : valuesNotValid(bad);
}

/** HubSpot's refusal of property values. */
export function valuesNotValid(bad: readonly BadValue[]): Refusal {
  const listed = bad.map(({ name, error, message }) => ({
    isValid: false,
    message,
    error,
    name,
    localizedErrorMessage: message,
  }));
  return invalid(`Property values were not valid: ${JSON.stringify(listed)}`, {
    errors: bad.map(({ name, error, message }) => ({
      message,
      code: error,
      context: { propertyName: [name] },
    })),
  });
}

/** HubSpot's refusal of a record that lacks what it needs. */
export function propertiesNotSet(type: ObjectType, names: readonly string[]): Refusal {
  return invalid(
    `Error creating ${NAMES[type].singular.toUpperCase()}. Some required properties were not set.`,
    {
      context: { properties: names },
      errors: names.map((name) => ({
        message: `Required property "${name}" was not set`,
        code: 'REQUIRED_FIELD',
        context: { propertyName: [name] },
      })),
    },
  );
}

function checkValue(
  portal: Portal,
  definition: PropertyDefinition | undefined,
  name: string,
  value: string,
): string | BadValue {
  if (definition === undefined) {
    return { name, error: 'PROPERTY_DOESNT_EXIST', message: `Property "${name}" does not exist` };
  }
  if (definition.readOnly) {
    return {
      name,
      error: 'READ_ONLY_VALUE',
      message: `"${name}" is a read only property; its value cannot be set.`,
    };
  }
  if (value === '') return '';
  if (definition.type !== 'string' && value !== value.trim()) {
    return {
      name,
      error: 'LEADING_TRAILING_WHITESPACE',
      message: `"${value}" includes leading or trailing whitespace.`,
    };
  }
  if (value.length > MAX_LENGTH) {
    return {
      name,
      error: 'VALUE_TOO_LONG',
      message: `Value is ${value.length} characters long; the most is ${MAX_LENGTH}.`,
    };
  }
  return checkByType(portal, definition, value);
}

function checkByType(
  portal: Portal,
  definition: PropertyDefinition,
  value: string,
): string | BadValue {
  const { name } = definition;
  switch (definition.type) {
    case 'string':
    case 'phone_number':
      if (name !== 'email') return value;
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)
        ? value.toLowerCase()
        : { name, error: 'INVALID_EMAIL', message: `Email address ${value} is invalid` };
    case 'number':
      return /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(value)
        ? value
        : { name, error: 'INVALID_NUMBER', message: `${value} was not a valid number.` };
    case 'datetime': {
      const moment = parseMoment(value);
      return moment === undefined
        ? { name, error: 'INVALID_LONG', message: `${value} was not a valid long.` }
        : momentText(moment);
    }
    case 'date': {
      const moment = parseMoment(value);
      return moment === undefined || moment % 86_400_000 !== 0
        ? { name, error: 'INVALID_DATE', message: `${value} is not midnight UTC of a day.` }
        : new Date(moment).toISOString().slice(0, 10);
    }
    case 'bool':
      return value === 'true' || value === 'false'
        ? value
        : notAnOption(name, value, ['true', 'false']);
    case 'enumeration':
      return name === 'hubspot_owner_id'
        ? checkOwner(portal, value)
        : checkOption(portal, definition, value);
  }
}

function checkOwner(portal: Portal, value: string): string | BadValue {
  return portal.owners.some(({ id, archived }) => id === value && !archived)
    ? value
    : {
        name: 'hubspot_owner_id',
        error: 'INVALID_OWNER_ID',
        message: `The owner ${value} does not exist.`,
      };
}

function checkOption(
  portal: Portal,
  definition: PropertyDefinition,
  value: string,
): string | BadValue {
  const { name } = definition;
  const allowed = definition.options
    .map((option) => option.value)
    .filter(
      (option) =>
        !(
          name === 'hs_call_status' &&
          option === 'MISSED' &&
          portal.switches.missedCallStatus === 'refused'
        ),
    );
  const chosen =
    definition.fieldType === 'checkbox' ? value.split(';').filter((part) => part !== '') : [value];
  const unknown = chosen.find((part) => !allowed.includes(part));
  return unknown === undefined ? value : notAnOption(name, unknown, allowed);
}

function notAnOption(name: string, value: string, allowed: readonly string[]): BadValue {
  return {
    name,
    error: 'INVALID_OPTION',
    message: `${value} was not one of the allowed options: [${allowed.join(', ')}]`,
  };
}
