import { z } from 'zod';
import { shortWords } from '../../settings/setting-rules';
import { idempotencyKey, search } from './request';

/** `POST /api/settings/staff/add` */
export const addStaffRequest = z.strictObject({
  idempotencyKey,
  /** As people write it; read with the portal's own country. */
  number: z.string().trim().min(1, 'Enter a phone number.').max(40, 'This is no phone number.'),
  name: shortWords('The name', 100),
});

/** `POST /api/settings/staff/remove` */
export const removeStaffRequest = z.strictObject({ idempotencyKey, number: z.string() });

/** `POST /api/settings/people`: staff phones, who may manage, and HubSpot's owners to choose from. */
export interface People {
  readonly staff: readonly { readonly number: string; readonly name: string }[];
  readonly managers: readonly ManagerView[];
  readonly owners: readonly OwnerView[];
  /** Why HubSpot's owners are not among it, with the cure. */
  readonly ownersMissing: string | undefined;
}

export interface ManagerView {
  readonly userId: string;
  readonly email: string;
  /** The one who installed the app stays a manager. */
  readonly installer: boolean;
}

export interface OwnerView {
  readonly ownerId: string;
  /** undefined: the owner is no user any more. */
  readonly userId: string | undefined;
  readonly name: string;
  readonly email: string;
}

/** `POST /api/settings/managers/add` and `/remove` */
export const managerRequest = z.strictObject({
  idempotencyKey,
  userId: z.string().regex(/^[1-9][0-9]{0,17}$/, 'Choose a user from the list.'),
});

/** `POST /api/settings/opt-outs`: who must not be texted, latest first. */
export const optOutsRequest = z.strictObject({
  /** Digits of the number. */
  search: search.optional(),
  page: z.int().min(0).optional(),
});

export const OPT_OUTS_PER_PAGE = 25;

export interface OptOuts {
  readonly total: number;
  readonly page: number;
  readonly optOuts: readonly {
    readonly number: string;
    /** Epoch ms. */
    readonly since: number;
    readonly reason: string;
  }[];
}
