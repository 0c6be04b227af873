import { z } from 'zod';
import { PROPERTY_TYPES, propertyOptionSchema } from './property-definition';

const FIELD_TYPES = [
  'textarea',
  'text',
  'date',
  'file',
  'number',
  'select',
  'radio',
  'checkbox',
  'booleancheckbox',
  'calculation_equation',
  'phonenumber',
  'html',
] as const;

// Options demand displayOrder from 2026-03 on (contracts, HubSpot 12).
const optionSchema = propertyOptionSchema.extend({ displayOrder: z.int() });

const optional = {
  description: z.string().optional(),
  options: z.array(optionSchema).optional(),
  displayOrder: z.int().optional(),
  hidden: z.boolean().optional(),
  formField: z.boolean().optional(),
};

/** What a property is created from (contracts, HubSpot 12). */
export const propertyCreateSchema = z.object({
  name: z.string(),
  label: z.string(),
  type: z.enum(PROPERTY_TYPES),
  fieldType: z.enum(FIELD_TYPES),
  groupName: z.string(),
  hasUniqueValue: z.boolean().optional(),
  ...optional,
});
export type PropertyCreate = z.output<typeof propertyCreateSchema>;

export const propertyUpdateSchema = z.object({
  label: z.string().optional(),
  type: z.enum(PROPERTY_TYPES).optional(),
  fieldType: z.enum(FIELD_TYPES).optional(),
  groupName: z.string().optional(),
  ...optional,
});
export type PropertyUpdate = z.output<typeof propertyUpdateSchema>;
