import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Response, Router } from 'express';
import type { Logger } from 'pino';
import { CALLS_CSV_HEADER, callsCsv } from '../../src/call-log/calls-csv';
import { spanOf } from '../../src/reports/chosen-span';
import { portalFacts } from '../home/portal-facts';
import { type CallKey, chosenCalls } from './call-query';
import { callRow } from './call-row';
import { EXPORT_PATH, type ExportParts } from './export-door';
import { type CallsToExport, openExport } from './export-link';

/** So many calls are held at once, however many there are. */
const BATCH = 1_000;

/** `GET /export/calls?key=…`: the calls that the link stands for, as CSV, while it is valid. */
export function exportRoute(parts: ExportParts & { readonly logger: Logger }): Router {
  return Router().get(EXPORT_PATH, async (req, res) => {
    const { key } = req.query;
    const calls =
      typeof key === 'string' ? openExport(parts.encryption, key, parts.now()) : undefined;
    res.set('cache-control', 'no-store');
    if (calls === undefined) {
      res
        .status(410)
        .type('text/plain')
        .send(
          'This link no longer works. Make a new one on the Calls page of Ringback in HubSpot.',
        );
      return;
    }
    await send(parts, calls, res);
  });
}

async function send(
  parts: ExportParts & { readonly logger: Logger },
  calls: CallsToExport,
  res: Response,
): Promise<void> {
  const { from, to } = await resolved(parts, calls);
  res.type('text/csv').attachment(`calls-${from}-to-${to}.csv`);
  try {
    await pipeline(Readable.from(csv(parts, calls)), res);
  } catch (error) {
    // The connection is cut, so that a file that breaks off cannot pass for a whole one.
    parts.logger.warn({ err: error }, 'an export of calls broke off');
  }
}

async function resolved(parts: ExportParts, { portalId, filters }: CallsToExport) {
  return parts.inPortal(portalId, async (tx) => {
    const { time_zone } = await portalFacts(tx);
    return spanOf(filters.span, parts.now(), time_zone);
  });
}

async function* csv(
  parts: ExportParts,
  { portalId, filters }: CallsToExport,
): AsyncGenerator<string> {
  yield CALLS_CSV_HEADER;
  let after: CallKey | undefined;
  do {
    const key = after;
    const { found, portal } = await parts.inPortal(portalId, async (tx) => {
      const portal = await portalFacts(tx);
      const span = spanOf(filters.span, parts.now(), portal.time_zone);
      return { found: await chosenCalls(tx, filters, span, key, BATCH), portal };
    });
    yield callsCsv(
      found.map((call) => ({
        row: callRow(call, portal),
        timeZone: call.time_zone ?? portal.time_zone,
      })),
    );
    const last = found.at(-1);
    after = found.length === BATCH && last ? [last.started_at, last.id] : undefined;
  } while (after !== undefined);
}
