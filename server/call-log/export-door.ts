import type { Answer } from '../../src/api/answer';
import type { CallsExport } from '../../src/api/home/calls';
import { HOME_REQUESTS } from '../../src/api/home/requests';
import { spanOf } from '../../src/reports/chosen-span';
import { type Door, door } from '../api/door';
import type { HomeParts } from '../home/home-parts';
import { portalFacts } from '../home/portal-facts';
import type { Encryption } from '../secrets/encryption';
import { callsOf, tallyCalls } from './call-query';
import { LINK_VALID_MS, sealExport } from './export-link';

/** What exporting needs beside the list itself. */
export interface ExportParts extends HomeParts {
  readonly publicUrl: string;
  readonly encryption: Encryption;
}

export const EXPORT_PATH = '/export/calls';

/** A link under which the chosen calls can be fetched as CSV for some minutes. */
export function exportDoor(parts: ExportParts): Door {
  return door(
    '/api/home/calls/export',
    HOME_REQUESTS.exportCalls,
    'use',
    async ({ portalId }, asked): Promise<Answer<CallsExport>> => {
      const now = parts.now();
      const { filters, calls } = await parts.inPortal(portalId, async (tx) => {
        const { time_zone } = await portalFacts(tx);
        const span = spanOf(asked.span, now, time_zone);
        // "Today" stays the day on which the link was made.
        const filters = { ...asked, span: { from: span.from, to: span.to } };
        return { filters, calls: callsOf(await tallyCalls(tx, filters, span), filters) };
      });
      const key = sealExport(parts.encryption, { portalId, filters }, now);
      return {
        ok: true,
        value: {
          url: `${parts.publicUrl}${EXPORT_PATH}?${new URLSearchParams({ key })}`,
          validMinutes: LINK_VALID_MS / 60_000,
          calls,
        },
      };
    },
  );
}
