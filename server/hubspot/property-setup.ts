import type { Client } from '@hubspot/api-client';
import type { Property } from '@hubspot/api-client/lib/codegen/crm/properties';
import {
  ACTIVITY_PROPERTIES,
  CONTACT_PROPERTIES,
  type PropertyDefinition,
} from '../../src/crm/property-definitions';
import { type PropertyCatalogue, propertyCatalogue } from './property-catalogue';

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
 *
 * One by one, most important first: a portal near its limit gets as many as fit.
 *
 * @throws HubSpotInterruption when HubSpot is away; done again, it goes on where it stopped.
 */
export async function setUpProperties(hubspot: Client): Promise<PropertyReport> {
  const setUpOf = (object: ObjectWithProperties, definitions: readonly PropertyDefinition[]) =>
    setUp(propertyCatalogue(hubspot, object), definitions);
  return {
    contacts: await setUpOf('contacts', CONTACT_PROPERTIES),
    calls: await setUpOf('calls', ACTIVITY_PROPERTIES),
    communications: await setUpOf('communications', ACTIVITY_PROPERTIES),
    tasks: await setUpOf('tasks', ACTIVITY_PROPERTIES),
  };
}

/** Everything that is missing, in sentences for the person who installs. */
export function missingProperties(
  report: Readonly<Record<string, Readonly<Record<string, string>>>>,
): string[] {
  return Object.entries(report).flatMap(([object, properties]) =>
    Object.entries(properties)
      .filter(([, state]) => state !== PRESENT)
      .map(([name, why]) => `${object}: ${name} is missing. ${why}`),
  );
}

async function setUp(
  catalogue: PropertyCatalogue,
  definitions: readonly PropertyDefinition[],
): Promise<Record<string, string>> {
  const known = await catalogue.all();
  if (!known.ok) return Object.fromEntries(definitions.map(({ name }) => [name, known.why]));
  const report: Record<string, string> = {};
  let group: { readonly ok: true } | { readonly ok: false; readonly why: string } | undefined;
  for (const definition of definitions) {
    const property = known.value.get(definition.name);
    if (property !== undefined) {
      report[definition.name] = await adopt(catalogue, definition, property);
      continue;
    }
    group ??= await catalogue.makeGroup();
    report[definition.name] = group.ok ? await make(catalogue, definition) : group.why;
  }
  return report;
}

const OF_ANOTHER_KIND =
  'A property with this name exists, but is of another kind. Rename or delete it in HubSpot, then install again.';
const IN_THE_BIN =
  'HubSpot keeps a deleted property with this name. Restore it in HubSpot, then install again.';

/** Takes over a property that is there, from an earlier install or an earlier version of Ringback. */
async function adopt(
  catalogue: PropertyCatalogue,
  definition: PropertyDefinition,
  property: Property,
): Promise<string> {
  const unique = property.hasUniqueValue === true;
  if (property.type !== definition.type || (definition.hasUniqueValue === true && !unique)) {
    return OF_ANOTHER_KIND;
  }
  const options = new Set(property.options.map(({ value }) => value));
  if ((definition.options ?? []).every(({ value }) => options.has(value))) return PRESENT;
  const added = await catalogue.addOptions(property, definition);
  return added.ok ? PRESENT : added.why;
}

async function make(catalogue: PropertyCatalogue, definition: PropertyDefinition): Promise<string> {
  const made = await catalogue.make(definition);
  if (made.ok === true) return PRESENT;
  if (made.ok === false) return made.why;
  // Another install made it this moment, or it lies in HubSpot's bin, where it cannot be written.
  const known = await catalogue.all();
  const property = known.ok ? known.value.get(definition.name) : undefined;
  return property === undefined ? IN_THE_BIN : adopt(catalogue, definition, property);
}
