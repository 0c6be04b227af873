import { z } from 'zod';
import type { Answer } from '../../src/api/answer';
import type { CallsPage } from '../../src/api/home/calls';
import { HOME_REQUESTS } from '../../src/api/home/requests';
import { reasonInWords } from '../../src/call-log/reason-in-words';
import { spanOf } from '../../src/reports/chosen-span';
import { type Door, door } from '../api/door';
import type { HomeParts } from '../home/home-parts';
import { keyset } from '../home/keyset';
import { PAGE_UNKNOWN } from '../home/list-refusals';
import { portalFacts } from '../home/portal-facts';
import { lineFilters, portalLines } from '../home/portal-lines';
import { callsOf, chosenCalls, tallyCalls } from './call-query';
import { callRow } from './call-row';

const PAGE = 50;

const latestFirst = keyset(z.tuple([z.number(), z.uuid()]).readonly());

/** Every call of a time, a page at a time, latest first, and why its caller was or was not texted. */
export function callsDoor(parts: HomeParts): Door {
  return door(
    '/api/home/calls',
    HOME_REQUESTS.calls,
    'use',
    async (user, { after, ...filters }): Promise<Answer<CallsPage>> => {
      const key = after === undefined ? undefined : latestFirst.read(after);
      if (after !== undefined && key === undefined) return PAGE_UNKNOWN;
      const { found, tally, lines, portal } = await parts.inPortal(user.portalId, async (tx) => {
        const portal = await portalFacts(tx);
        const span = spanOf(filters.span, parts.now(), portal.time_zone);
        const [found, tally, lines] = await Promise.all([
          chosenCalls(tx, filters, span, key, PAGE + 1),
          tallyCalls(tx, filters, span),
          portalLines(tx),
        ]);
        return { found, tally, lines, portal };
      });
      const page = found.slice(0, PAGE);
      const last = page.at(-1);
      const contacts = new Set(page.flatMap(({ contact_id }) => contact_id ?? []));
      const names = await parts.contactNames(user.portalId, [...contacts]);
      return {
        ok: true,
        value: {
          rows: page.map((call) => callRow(call, portal, names.get(call.contact_id ?? ''))),
          ...(found.length > PAGE && last !== undefined
            ? { next: latestFirst.write([last.started_at, last.id]) }
            : {}),
          total: callsOf(tally, filters),
          filters: {
            ...lineFilters(lines),
            reasons: tally.flatMap(({ reason, calls }) =>
              reason === null ? [] : [{ code: reason, say: reasonInWords(reason), calls }],
            ),
          },
        },
      };
    },
  );
}
