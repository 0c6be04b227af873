import { Refusal } from './errors';
import type { Portal } from './portal';

/** Why a portal answers nobody right now: down, moving (477) or locked (423) (HubSpot reference 6). */
export function unavailable(portal: Portal, path: string): Refusal | undefined {
  const { down, movingRetryAfterSeconds, locked } = portal.switches;
  if (down) return new Refusal(503, 'INTERNAL_ERROR', 'internal error');
  if (movingRetryAfterSeconds !== null) {
    return new Refusal(
      477,
      'MIGRATION_IN_PROGRESS',
      'This account is being moved between data centers.',
      {
        headers: { 'Retry-After': String(movingRetryAfterSeconds) },
      },
    );
  }
  return locked && path.startsWith('/crm/')
    ? new Refusal(
        423,
        'LOCKED',
        'The resource is locked; wait at least 2 seconds between requests.',
      )
    : undefined;
}
