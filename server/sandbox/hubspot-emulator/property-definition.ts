import { z } from 'zod';

export const PROPERTY_TYPES = [
  'string',
  'number',
  'date',
  'datetime',
  'enumeration',
  'bool',
  'phone_number',
] as const;

export const propertyOptionSchema = z.object({
  label: z.string(),
  value: z.string(),
  displayOrder: z.int().default(-1),
  hidden: z.boolean(),
  description: z.string().optional(),
});

/** A property of an object type in one portal: what a snapshot keeps of the portal's own ones. */
export const propertyDefinitionSchema = z.object({
  name: z.string(),
  label: z.string(),
  type: z.enum(PROPERTY_TYPES),
  fieldType: z.string(),
  groupName: z.string(),
  description: z.string(),
  options: z.array(propertyOptionSchema),
  displayOrder: z.int(),
  hasUniqueValue: z.boolean(),
  hidden: z.boolean(),
  formField: z.boolean(),
  /** Comes with HubSpot; not counted against the portal's limit. */
  hubspotDefined: z.boolean(),
  /** Set by HubSpot alone. */
  readOnly: z.boolean(),
  calculated: z.boolean(),
  /** Business time, epoch ms. */
  createdAt: z.number(),
  updatedAt: z.number(),
});
export type PropertyDefinition = z.infer<typeof propertyDefinitionSchema>;
export type PropertyType = PropertyDefinition['type'];

export const propertyGroupSchema = z.object({
  name: z.string(),
  label: z.string(),
  displayOrder: z.int(),
});
export type PropertyGroup = z.infer<typeof propertyGroupSchema>;
