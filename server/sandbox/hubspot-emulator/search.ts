import { z } from 'zod';
import { type ApiRequest, readBody } from './api-request';
import { comparable } from './comparable-value';
import { invalid, Refusal, type Reply } from './errors';
import { NAMES, type ObjectType } from './object-types';
import type { PropertyCatalogue } from './property-catalogue';
import { wireRecord } from './record-wire';
import { filterSchema, type PreparedFilter, prepareFilter } from './search-filter';
import type { SearchIndex } from './search-index';
import { tokenPattern } from './search-token';
import type { StoredRecord } from './stored-record';

// HubSpot reference 6.
const MAX_BODY = 3_000;
const MAX_GROUPS = 5;
const MAX_FILTERS_PER_GROUP = 6;
const MAX_FILTERS = 18;
const MAX_PAGE = 200;
const MAX_RESULTS = 10_000;

/** What the free text of a search looks at. */
const QUERIED = [
  'firstname',
  'lastname',
  'email',
  'company',
  'phone',
  'mobilephone',
  'hs_searchable_calculated_phone_number',
  'hs_searchable_calculated_mobile_number',
  'hs_call_title',
  'hs_task_subject',
];

const sortSchema = z.union([
  z.string().transform((text) => ({
    propertyName: text.replace(/^-/, ''),
    descending: text.startsWith('-'),
  })),
  z
    .object({
      propertyName: z.string(),
      direction: z.enum(['ASCENDING', 'DESCENDING']).default('ASCENDING'),
    })
    .transform(({ propertyName, direction }) => ({
      propertyName,
      descending: direction === 'DESCENDING',
    })),
]);
const searchSchema = z.object({
  filterGroups: z.array(z.object({ filters: z.array(filterSchema) })).default([]),
  sorts: z.array(sortSchema).default([]),
  query: z.string().optional(),
  properties: z.array(z.string()).default([]),
  limit: z.int().min(0).max(MAX_PAGE).default(10),
  after: z.union([z.string(), z.int().transform(String)]).optional(),
});
type Search = z.output<typeof searchSchema>;

/** POST …/search, over what the search index has seen. */
export function search(
  { portal, body, bodyLength }: ApiRequest,
  type: ObjectType,
): Reply | Refusal {
  if (bodyLength > MAX_BODY)
    return invalid(`The request body is ${bodyLength} characters long; the most is ${MAX_BODY}.`);
  const input = readBody(searchSchema, body);
  if (input instanceof Refusal) return input;
  const groups = prepareGroups(portal.catalogues[type], input);
  if (groups instanceof Refusal) return groups;
  const after = input.after === undefined ? 0 : Number(input.after);
  if (!Number.isInteger(after) || after < 0)
    return invalid(`Invalid paging position "after": ${input.after}`);
  if (after + input.limit > MAX_RESULTS)
    return invalid(`Only the first ${MAX_RESULTS} results of a search can be had.`);

  const matching = matchingRecords(portal.objects[type].index, groups, input.query);
  const order = sorter(portal.catalogues[type], type, input.sorts);
  if (order instanceof Refusal) return order;
  const sorted = matching.sort(order);
  const end = after + input.limit;
  return {
    status: 200,
    body: {
      total: sorted.length,
      results: sorted
        .slice(after, end)
        .map((record) => wireRecord(portal, type, record, input.properties)),
      ...(end < Math.min(sorted.length, MAX_RESULTS)
        ? { paging: { next: { after: String(end) } } }
        : {}),
    },
  };
}

function prepareGroups(
  catalogue: PropertyCatalogue,
  { filterGroups }: Search,
): PreparedFilter[][] | Refusal {
  const total = filterGroups.reduce((sum, { filters }) => sum + filters.length, 0);
  if (
    filterGroups.length > MAX_GROUPS ||
    total > MAX_FILTERS ||
    filterGroups.some(({ filters }) => filters.length > MAX_FILTERS_PER_GROUP)
  ) {
    return invalid(
      `A search takes at most ${MAX_GROUPS} filterGroups with at most ${MAX_FILTERS_PER_GROUP} filters each and ${MAX_FILTERS} in all.`,
    );
  }
  const groups: PreparedFilter[][] = [];
  for (const { filters } of filterGroups) {
    const group: PreparedFilter[] = [];
    for (const filter of filters) {
      const prepared = prepareFilter(catalogue, filter);
      if (prepared instanceof Refusal) return prepared;
      group.push(prepared);
    }
    groups.push(group);
  }
  return groups;
}

/** Records that pass all filters of any group; everything when there is no group. */
function matchingRecords(
  index: SearchIndex,
  groups: readonly PreparedFilter[][],
  query: string | undefined,
): StoredRecord[] {
  const seen = index.seen();
  const found = new Map<string, StoredRecord>();
  for (const group of groups.length === 0 ? [[]] : groups) {
    const quick = group.find(({ candidates }) => candidates !== undefined);
    for (const id of quick?.candidates?.(index) ?? seen.keys()) {
      const record = seen.get(id);
      if (record !== undefined && group.every(({ matches }) => matches(record)))
        found.set(id, record);
    }
  }
  const records = [...found.values()];
  if (query === undefined || query.trim() === '') return records;
  const contains = tokenPattern(query.replace(/(\w+)/g, '$1*'));
  return records.filter(({ properties }) =>
    QUERIED.some((name) => contains(properties[name] ?? '')),
  );
}

/** The order asked for; else by creation, oldest first. */
function sorter(
  catalogue: PropertyCatalogue,
  type: ObjectType,
  sorts: Search['sorts'],
): ((a: StoredRecord, b: StoredRecord) => number) | Refusal {
  const [sort = { propertyName: NAMES[type].createdProperty, descending: false }] = sorts;
  const definition = catalogue.get(sort.propertyName);
  if (definition === undefined)
    return invalid(`There was a problem with the request: cannot sort by ${sort.propertyName}.`);
  const key = (record: StoredRecord): string | number => {
    const value = record.properties[sort.propertyName];
    return value === undefined ? '' : comparable(definition, value);
  };
  const sign = sort.descending ? -1 : 1;
  return (a, b) => {
    const [left, right] = [key(a), key(b)];
    if (left === right) return Number(a.id) - Number(b.id);
    return left < right ? -sign : sign;
  };
}
