import type { Answer } from '../../src/api/answer';
import type { HealthView } from '../../src/api/home/health';
import { HOME_REQUESTS } from '../../src/api/home/requests';
import { sayDateAndTime } from '../../src/crm/date-and-time';
import { health } from '../../src/portal-health/health';
import { type Door, door } from '../api/door';
import type { HomeParts } from '../home/home-parts';
import { portalFacts } from '../home/portal-facts';
import { healthFacts } from './health-facts';

/** What is connected, what is failing, and what to do about it. */
export function healthDoor(parts: HomeParts): Door {
  return door('/api/home/health', HOME_REQUESTS.health, 'use', (user) =>
    parts.inPortal(user.portalId, async (tx): Promise<Answer<HealthView>> => {
      const now = parts.now();
      const { time_zone: timeZone } = await portalFacts(tx);
      return {
        ok: true,
        value: {
          ...health(await healthFacts(tx, now, timeZone)),
          checkedSaid: sayDateAndTime(now, timeZone),
        },
      };
    }),
  );
}
