import type { PropertyDefinition, PropertyGroup } from './property-definition';
import { momentText } from './wire-time';

/** A property as it stands in answers. */
export function wireProperty(definition: PropertyDefinition): object {
  const { readOnly, createdAt, updatedAt, ...shown } = definition;
  return {
    ...shown,
    createdAt: momentText(createdAt),
    updatedAt: momentText(updatedAt),
    archived: false,
    externalOptions: definition.name === 'hubspot_owner_id',
    modificationMetadata: {
      archivable: !definition.hubspotDefined,
      readOnlyDefinition: definition.hubspotDefined,
      readOnlyValue: readOnly,
    },
  };
}

/** A property group as it stands in answers. */
export function wireGroup(group: PropertyGroup): object {
  return { ...group, archived: false };
}
