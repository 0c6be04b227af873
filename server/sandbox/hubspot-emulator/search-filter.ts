import { z } from 'zod';
import { comparable } from './comparable-value';
import { invalid, type Refusal } from './errors';
import type { PropertyCatalogue } from './property-catalogue';
import type { PropertyDefinition } from './property-definition';
import type { SearchIndex } from './search-index';
import { tokenPattern } from './search-token';
import type { StoredRecord } from './stored-record';

const OPERATORS = [
  'EQ',
  'NEQ',
  'LT',
  'LTE',
  'GT',
  'GTE',
  'BETWEEN',
  'IN',
  'NOT_IN',
  'HAS_PROPERTY',
  'NOT_HAS_PROPERTY',
  'CONTAINS_TOKEN',
  'NOT_CONTAINS_TOKEN',
] as const;

export const filterSchema = z.object({
  propertyName: z.string(),
  operator: z.enum(OPERATORS),
  value: z.string().optional(),
  highValue: z.string().optional(),
  values: z.array(z.string()).optional(),
});
type Filter = z.output<typeof filterSchema>;

/** A filter that is ready to run. */
export interface PreparedFilter {
  readonly matches: (record: StoredRecord) => boolean;
  /** Ids of all records that can match, when values can be looked up; undefined: any record can. */
  readonly candidates: ((index: SearchIndex) => Iterable<string>) | undefined;
}

/** Checks a filter as HubSpot does and makes it ready to run. */
export function prepareFilter(
  catalogue: PropertyCatalogue,
  filter: Filter,
): PreparedFilter | Refusal {
  const definition = catalogue.get(filter.propertyName);
  if (definition === undefined) {
    return invalid(
      `There was a problem with the request: property ${filter.propertyName} does not exist.`,
      {
        context: { propertyName: [filter.propertyName] },
      },
    );
  }
  const name = definition.name;
  const value = (record: StoredRecord): string | undefined => record.properties[name];
  switch (filter.operator) {
    case 'HAS_PROPERTY':
      return anywhere((record) => value(record) !== undefined);
    case 'NOT_HAS_PROPERTY':
      return anywhere((record) => value(record) === undefined);
    case 'IN':
    case 'NOT_IN':
      if (filter.values === undefined || filter.values.length === 0) return lacks(filter, 'values');
      return among(definition, filter.values, filter.operator === 'IN');
    case 'BETWEEN': {
      if (filter.value === undefined) return lacks(filter, 'value');
      if (filter.highValue === undefined) return lacks(filter, 'highValue');
      const [low, high] = [
        comparable(definition, filter.value),
        comparable(definition, filter.highValue),
      ];
      return compared(definition, (held) => held >= low && held <= high);
    }
    case 'EQ':
    case 'NEQ':
    case 'LT':
    case 'LTE':
    case 'GT':
    case 'GTE':
    case 'CONTAINS_TOKEN':
    case 'NOT_CONTAINS_TOKEN':
      if (filter.value === undefined) return lacks(filter, 'value');
      return single(definition, filter.operator, filter.value);
  }
}

type SingleOperator =
  | 'EQ'
  | 'NEQ'
  | 'LT'
  | 'LTE'
  | 'GT'
  | 'GTE'
  | 'CONTAINS_TOKEN'
  | 'NOT_CONTAINS_TOKEN';

function single(
  definition: PropertyDefinition,
  operator: SingleOperator,
  value: string,
): PreparedFilter {
  const wanted = comparable(definition, value);
  switch (operator) {
    case 'EQ':
      return among(definition, [value], true);
    case 'NEQ':
      return among(definition, [value], false);
    case 'LT':
      return compared(definition, (held) => held < wanted);
    case 'LTE':
      return compared(definition, (held) => held <= wanted);
    case 'GT':
      return compared(definition, (held) => held > wanted);
    case 'GTE':
      return compared(definition, (held) => held >= wanted);
    case 'CONTAINS_TOKEN':
      return token(definition, value);
    case 'NOT_CONTAINS_TOKEN': {
      const { matches } = token(definition, value);
      return anywhere((record) => !matches(record));
    }
  }
}

/** Records whose value is one of these; or all others, those without a value among them. */
function among(
  definition: PropertyDefinition,
  values: readonly string[],
  inside: boolean,
): PreparedFilter {
  const keys = new Set(values.map((value) => String(comparable(definition, value))));
  const holds = (record: StoredRecord): boolean => {
    const held = record.properties[definition.name];
    return held !== undefined && keys.has(String(comparable(definition, held)));
  };
  if (!inside) return anywhere((record) => !holds(record));
  return {
    matches: holds,
    candidates: (index) => {
      const ids = index.idsByValue(definition.name);
      return [...keys].flatMap((key) => [...(ids.get(key) ?? [])]);
    },
  };
}

function token(definition: PropertyDefinition, value: string): PreparedFilter {
  const contains = tokenPattern(value);
  return {
    matches: (record) => {
      const held = record.properties[definition.name];
      return held !== undefined && contains(held);
    },
    // Over the distinct values; their keys are in lower case, as the comparison is.
    candidates: (index) => {
      const found: string[] = [];
      for (const [held, ids] of index.idsByValue(definition.name))
        if (contains(held)) found.push(...ids);
      return found;
    },
  };
}

function compared(
  definition: PropertyDefinition,
  test: (held: string | number) => boolean,
): PreparedFilter {
  return anywhere((record) => {
    const held = record.properties[definition.name];
    return held !== undefined && test(comparable(definition, held));
  });
}

function anywhere(matches: (record: StoredRecord) => boolean): PreparedFilter {
  return { matches, candidates: undefined };
}

function lacks(filter: Filter, member: string): Refusal {
  return invalid(`${filter.operator} on ${filter.propertyName} requires "${member}"`, {
    context: { propertyName: [filter.propertyName], operator: [filter.operator] },
  });
}
