import { z } from 'zod';

/** One CRM record. Never changed in place: a write puts a new one in its stead. Times are business time, epoch ms. */
export const storedRecordSchema = z.object({
  id: z.string(),
  /** Only what has a value; datetimes in HubSpot's own form. */
  properties: z.record(z.string(), z.string()),
  createdAt: z.number(),
  updatedAt: z.number(),
  archived: z.boolean(),
  archivedAt: z.number().optional(),
});
export type StoredRecord = Readonly<z.infer<typeof storedRecordSchema>>;
