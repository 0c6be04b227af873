import { z } from 'zod';
import { OBJECT_TYPES } from './object-types';

/** How one portal behaves where portals differ, or where HubSpot's documents leave several ways open. */
export const portalSwitchesSchema = z.object({
  /** The portal's own rule, enforced by the 2026-09 paths: a contact is created with these or not at all (contracts, HubSpot 2). */
  requiredContactProperties: z.array(z.string()).default([]),
  /** Answers 423 to everything below /crm. */
  locked: z.boolean().default(false),
  /** Answers 477 with this Retry-After, in seconds, while the account moves between data centres. */
  movingRetryAfterSeconds: z.int().min(1).nullable().default(null),
  /** Answers 503. */
  down: z.boolean().default(false),
  /** Whether `hs_call_status` may be MISSED: HubSpot's sources differ (HubSpot reference 4.6). */
  missedCallStatus: z.enum(['accepted', 'refused']).default('accepted'),
  /** Custom properties the portal may have, over all object types; null: as many as it likes. */
  customPropertyLimit: z.int().min(0).nullable().default(null),
  /** Object types that take no custom properties (HubSpot reference 8.1). */
  customPropertiesRefusedOn: z.array(z.enum(OBJECT_TYPES)).default([]),
  /** How a batch tells that some of its inputs failed: in the usual answer (2026-09), or as a 207 (v3, 2026-03). */
  batchErrors: z.enum(['in_answer', 'multi_status']).default('in_answer'),
  /** HubSpot does not promise that results come in the order of the inputs. */
  batchOrder: z.enum(['as_sent', 'reversed']).default('as_sent'),
  /** What the id of a contact that was merged into another one leads to. */
  mergedIds: z.enum(['not_found', 'survivor']).default('not_found'),
  /** Whether the survivor of a merge gets a new id (HubSpot reference 9.3). */
  mergeGivesNewId: z.boolean().default(false),
  /** How a create is refused whose associated record does not exist. */
  missingAssociate: z.enum(['400', '404']).default('400'),
  /** Whether an install grants what the app asks for if it can be had; accounts without workflows cannot grant `automation`. */
  optionalScopes: z.enum(['granted', 'dropped']).default('granted'),
  /** Whether a refresh brings a new refresh token and ends the old one. */
  rotateRefreshTokens: z.boolean().default(false),
});
export type PortalSwitches = z.infer<typeof portalSwitchesSchema>;
