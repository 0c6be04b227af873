import type { ObjectType } from './object-types';
import type { PropertyDefinition, PropertyGroup } from './property-definition';
import { ACTIVITY_PROPERTIES } from './standard-activity-properties';
import { CONTACT_PROPERTIES } from './standard-contact-properties';

/** The properties and property groups of one object type in one portal. */
export class PropertyCatalogue {
  private readonly definitions: Map<string, PropertyDefinition>;
  private readonly groupsByName: Map<string, PropertyGroup>;
  private unique: readonly string[] = [];

  /** @param own what the portal has added */
  constructor(
    type: ObjectType,
    own: {
      readonly properties: readonly PropertyDefinition[];
      readonly groups: readonly PropertyGroup[];
    },
  ) {
    const standard = type === 'contacts' ? CONTACT_PROPERTIES : ACTIVITY_PROPERTIES[type];
    this.definitions = new Map(
      [...standard, ...own.properties].map((property) => [property.name, property]),
    );
    const standardGroups = [...new Set(standard.map(({ groupName }) => groupName))].map((name) => ({
      name,
      label: name === 'contactinformation' ? 'Contact information' : name,
      displayOrder: 0,
    }));
    this.groupsByName = new Map(
      [...standardGroups, ...own.groups].map((group) => [group.name, group]),
    );
    this.findUnique();
  }

  get(name: string): PropertyDefinition | undefined {
    return this.definitions.get(name);
  }

  all(): PropertyDefinition[] {
    return [...this.definitions.values()];
  }

  own(): PropertyDefinition[] {
    return this.all().filter(({ hubspotDefined }) => !hubspotDefined);
  }

  set(definition: PropertyDefinition): void {
    this.definitions.set(definition.name, definition);
    this.findUnique();
  }

  remove(name: string): void {
    this.definitions.delete(name);
    this.findUnique();
  }

  /** Names of the properties whose values no two records share. */
  uniqueNames(): readonly string[] {
    return this.unique;
  }

  group(name: string): PropertyGroup | undefined {
    return this.groupsByName.get(name);
  }

  groups(): PropertyGroup[] {
    return [...this.groupsByName.values()];
  }

  setGroup(group: PropertyGroup): void {
    this.groupsByName.set(group.name, group);
  }

  private findUnique(): void {
    this.unique = this.all().flatMap(({ name, hasUniqueValue }) => (hasUniqueValue ? [name] : []));
  }
}
