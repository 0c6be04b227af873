import type { PropertyDefinition } from './property-definition';
import { parseMoment } from './wire-time';

/** A value in the form in which values of its property are compared: numbers and moments as numbers, text in lower case. */
export function comparable(definition: PropertyDefinition, value: string): string | number {
  switch (definition.type) {
    case 'number':
      return Number(value);
    case 'date':
    case 'datetime':
      return parseMoment(value) ?? Number.NaN;
    case 'string':
    case 'enumeration':
    case 'bool':
    case 'phone_number':
      return value.toLowerCase();
  }
}
