import { type CountryCode, isSupportedCountry } from 'libphonenumber-js/max';
import { z } from 'zod';
import { OBJECT_TYPES } from './object-types';
import { portalSwitchesSchema } from './portal-switches';
import { propertyDefinitionSchema, propertyGroupSchema } from './property-definition';
import { storedRecordSchema } from './stored-record';
import { webhookConfigSchema } from './webhook-subscriptions';

const appSchema = z.object({
  clientId: z.string(),
  clientSecret: z.string(),
  appId: z.int(),
  redirectUrls: z.array(z.string()),
  requiredScopes: z.array(z.string()),
  optionalScopes: z.array(z.string()),
  /** The `config` of its webhooks component; none: it hears nothing. */
  webhooks: webhookConfigSchema.optional(),
});
export type App = z.infer<typeof appSchema>;

const ownerSchema = z.object({
  /** What records are assigned to. */
  id: z.string(),
  userId: z.int(),
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  archived: z.boolean(),
});
export type Owner = z.infer<typeof ownerSchema>;

const perType = <Schema extends z.ZodType>(schema: Schema) =>
  z.record(z.enum(OBJECT_TYPES), schema);

export const portalStateSchema = z.object({
  /** HubSpot's hub_id. */
  id: z.int(),
  name: z.string(),
  /** IANA. */
  timeZone: z.string(),
  /** Of phone numbers that are written without a country code; ISO 3166. */
  country: z.custom<CountryCode>((code) => typeof code === 'string' && isSupportedCountry(code)),
  owners: z.array(ownerSchema),
  switches: portalSwitchesSchema,
  nextId: z.int(),
  records: perType(z.array(storedRecordSchema)),
  properties: perType(z.array(propertyDefinitionSchema)),
  groups: perType(z.array(propertyGroupSchema)),
  /** Contacts that were merged into others: old id to surviving id. */
  merged: z.array(z.tuple([z.string(), z.string()])),
  /** Activity to contact. */
  associations: z.array(z.tuple([z.enum(OBJECT_TYPES), z.string(), z.string()])),
});
export type PortalState = z.infer<typeof portalStateSchema>;

const grantSchema = z.object({
  refreshToken: z.string(),
  clientId: z.string(),
  portalId: z.int(),
  userId: z.int(),
  scopes: z.array(z.string()),
  revoked: z.boolean(),
});
/** What a portal allowed an app; lives as long as its refresh token. */
export type Grant = z.infer<typeof grantSchema>;

/** Everything this HubSpot remembers, as plain JSON: what a snapshot holds and a restart resumes from. */
export const hubSpotEmulatorStateSchema = z.object({
  version: z.literal(1),
  apps: z.array(appSchema),
  portals: z.array(portalStateSchema),
  grants: z.array(grantSchema),
  /** Expiry in real epoch ms. */
  accessTokens: z.array(
    z.object({ token: z.string(), refreshToken: z.string(), expiresAtReal: z.number() }),
  ),
});
export type HubSpotEmulatorState = z.infer<typeof hubSpotEmulatorStateSchema>;
