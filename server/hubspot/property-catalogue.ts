import type { Client } from '@hubspot/api-client';
import {
  type Property,
  PropertyCreateFieldTypeEnum,
  PropertyCreateTypeEnum,
} from '@hubspot/api-client/lib/codegen/crm/properties';
import { PROPERTY_GROUP, type PropertyDefinition } from '../../src/crm/property-definitions';
import { type HubSpotFailure, sayHubSpotFailure } from './failure';
import { refusalOrInterruption } from './interruption';

/** A request about properties: HubSpot did it, or does not allow it, in words. */
export type Done<T = undefined> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly why: string };

/**
 * The properties of one object type in one portal, as far as an install has to know and change them.
 * Everything throws HubSpotInterruption when HubSpot is away.
 */
export interface PropertyCatalogue {
  all(): Promise<Done<Map<string, Property>>>;
  /** Makes our group; one that is there already is fine. */
  makeGroup(): Promise<Done>;
  /** Makes a property. `taken`: HubSpot has one with this name that it did not list. */
  make(definition: PropertyDefinition): Promise<Done | { readonly ok: 'taken' }>;
  /** Adds options to an enumeration, behind those it has. */
  addOptions(property: Property, definition: PropertyDefinition): Promise<Done>;
}

export function propertyCatalogue(hubspot: Client, objectType: string): PropertyCatalogue {
  const { coreApi, groupsApi } = hubspot.crm.properties;
  return {
    all: () =>
      ask(async () => {
        const { results } = await coreApi.getAll(objectType);
        return new Map(results.map((property) => [property.name, property]));
      }),
    makeGroup: async () => {
      const made = await attempt(() =>
        groupsApi.create(objectType, { ...PROPERTY_GROUP, displayOrder: -1 }),
      );
      return made.ok || made.failure.kind === 'conflict' ? DONE : refused(made.failure);
    },
    make: async (definition) => {
      const made = await attempt(() => coreApi.create(objectType, toCreate(definition)));
      if (made.ok) return DONE;
      return made.failure.kind === 'conflict' ? { ok: 'taken' } : refused(made.failure);
    },
    addOptions: (property, { options = [] }) =>
      ask(async () => {
        const known = new Set(property.options.map(({ value }) => value));
        const more = options.filter(({ value }) => !known.has(value));
        await coreApi.update(objectType, property.name, {
          options: [...property.options, ...more].map(({ label, value }, displayOrder) => ({
            label,
            value,
            displayOrder,
            hidden: false,
          })),
        });
        return undefined;
      }),
  };
}

const DONE = { ok: true, value: undefined } as const;

async function ask<T>(request: () => Promise<T>): Promise<Done<T>> {
  const answer = await attempt(request);
  return answer.ok ? answer : refused(answer.failure);
}

async function attempt<T>(
  request: () => Promise<T>,
): Promise<
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: HubSpotFailure }
> {
  try {
    return { ok: true, value: await request() };
  } catch (error) {
    return { ok: false, failure: refusalOrInterruption(error) };
  }
}

function refused(failure: HubSpotFailure): { readonly ok: false; readonly why: string } {
  return {
    ok: false,
    why:
      failure.kind === 'refused' || failure.kind === 'not_found'
        ? `HubSpot refused it: ${failure.detail}`
        : sayHubSpotFailure(failure),
  };
}

function toCreate(definition: PropertyDefinition) {
  const { name, label, description, type, fieldType, hasUniqueValue, options } = definition;
  return {
    name,
    label,
    description,
    groupName: PROPERTY_GROUP.name,
    type: TYPES[type],
    fieldType: FIELD_TYPES[fieldType],
    ...(hasUniqueValue === undefined ? {} : { hasUniqueValue }),
    ...(options === undefined
      ? {}
      : {
          options: options.map((option, displayOrder) => ({
            ...option,
            displayOrder,
            hidden: false,
          })),
        }),
  };
}

const TYPES = {
  string: PropertyCreateTypeEnum.String,
  number: PropertyCreateTypeEnum.Number,
  datetime: PropertyCreateTypeEnum.Datetime,
  enumeration: PropertyCreateTypeEnum.Enumeration,
} as const;

const FIELD_TYPES = {
  text: PropertyCreateFieldTypeEnum.Text,
  number: PropertyCreateFieldTypeEnum.Number,
  date: PropertyCreateFieldTypeEnum.Date,
  select: PropertyCreateFieldTypeEnum.Select,
} as const;
