import type { Client } from '@hubspot/api-client';
import {
  PropertyCreateFieldTypeEnum,
  PropertyCreateTypeEnum,
} from '@hubspot/api-client/lib/codegen/crm/properties';
import {
  ACTIVITY_PROPERTIES,
  CONTACT_PROPERTIES,
  PROPERTY_GROUP,
  type PropertyDefinition,
} from '../../src/crm/property-definitions';
import { classifyHubSpotError, sayHubSpotFailure } from './failure';

export type ObjectWithProperties = 'contacts' | 'calls' | 'communications' | 'tasks';
/** By object and property: there, or why not, in words. */
export type PropertyReport = Readonly<
  Record<ObjectWithProperties, Readonly<Record<string, string>>>
>;

export const PRESENT = 'present';

/**
 * Makes our properties in a portal, as far as it lets us: what is there stays, and what cannot be made is
 * reported and never fatal. HubSpot documents custom properties for calls, not for communications and
 * tasks; where they are refused, the sync looks for its records by other means.
 */
export async function setUpProperties(hubspot: Client): Promise<PropertyReport> {
  return {
    contacts: await setUp(hubspot, 'contacts', CONTACT_PROPERTIES),
    calls: await setUp(hubspot, 'calls', ACTIVITY_PROPERTIES),
    communications: await setUp(hubspot, 'communications', ACTIVITY_PROPERTIES),
    tasks: await setUp(hubspot, 'tasks', ACTIVITY_PROPERTIES),
  };
}

/** Everything that is missing, in sentences for the person who installs. */
export function missingProperties(report: PropertyReport): string[] {
  return Object.entries(report).flatMap(([object, properties]) =>
    Object.entries(properties)
      .filter(([, state]) => state !== PRESENT)
      .map(([name, why]) => `${object}: ${name} is missing. ${why}`),
  );
}

async function setUp(
  hubspot: Client,
  object: ObjectWithProperties,
  definitions: readonly PropertyDefinition[],
): Promise<Record<string, string>> {
  const report: Record<string, string> = {};
  const known = await knownProperties(hubspot, object);
  const missing: PropertyDefinition[] = [];
  for (const definition of definitions) {
    const property = known.get(definition.name);
    if (property === undefined) missing.push(definition);
    else
      report[definition.name] = fits(definition, property)
        ? PRESENT
        : 'A property with this name exists, but is of another kind. Rename or delete it in HubSpot, then install again.';
  }
  if (missing.length === 0) return report;
  const noGroup = await makeGroup(hubspot, object);
  for (const definition of missing) {
    report[definition.name] = noGroup ?? (await make(hubspot, object, definition));
  }
  return report;
}

interface KnownProperty {
  readonly type: string;
  readonly unique: boolean;
}

async function knownProperties(
  hubspot: Client,
  object: ObjectWithProperties,
): Promise<Map<string, KnownProperty>> {
  const { results } = await hubspot.crm.properties.coreApi.getAll(object);
  return new Map(
    results.map(({ name, type, hasUniqueValue }) => [
      name,
      { type, unique: hasUniqueValue === true },
    ]),
  );
}

function fits(definition: PropertyDefinition, known: KnownProperty): boolean {
  return known.type === definition.type && (definition.hasUniqueValue !== true || known.unique);
}

/** @returns why there is no group, or undefined when there is. */
async function makeGroup(
  hubspot: Client,
  object: ObjectWithProperties,
): Promise<string | undefined> {
  try {
    await hubspot.crm.properties.groupsApi.create(object, { ...PROPERTY_GROUP, displayOrder: -1 });
    return undefined;
  } catch (error) {
    const failure = classifyHubSpotError(error);
    return failure.kind === 'conflict' ? undefined : sayHubSpotFailure(failure);
  }
}

async function make(
  hubspot: Client,
  object: ObjectWithProperties,
  definition: PropertyDefinition,
): Promise<string> {
  try {
    await hubspot.crm.properties.coreApi.create(object, {
      name: definition.name,
      label: definition.label,
      description: definition.description,
      groupName: PROPERTY_GROUP.name,
      type: TYPES[definition.type],
      fieldType: FIELD_TYPES[definition.fieldType],
      ...(definition.hasUniqueValue === undefined ? {} : { hasUniqueValue: true }),
      ...(definition.options === undefined
        ? {}
        : {
            options: definition.options.map((option, displayOrder) => ({
              ...option,
              displayOrder,
              hidden: false,
            })),
          }),
    });
    return PRESENT;
  } catch (error) {
    const failure = classifyHubSpotError(error);
    return failure.kind === 'conflict' ? PRESENT : sayHubSpotFailure(failure);
  }
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
