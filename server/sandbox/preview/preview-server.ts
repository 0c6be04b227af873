import express from 'express';
import { type ClockParts, clockRoutes } from '../clock-routes';
import { ListeningPort } from '../listening-port';
import type { TelnyxAccountView } from './page-data';
import { type PhoneParts, phoneRoutes } from './phone-routes';
import { type PreviewParts, previewRoutes } from './preview-routes';
import { telnyxPortalRoutes } from './telnyx-portal-routes';

export interface PreviewServerParts
  extends PreviewParts,
    Omit<PhoneParts, 'clock'>,
    Pick<ClockParts, 'shiftJobs'> {
  /** Businesses that set themselves up by hand. */
  readonly telnyxAccounts?: readonly TelnyxAccountView[];
}

/** The sandbox's pages on a port of their own, beside a Ringback that runs in another process. */
export interface PreviewServer {
  /** The page: `http://127.0.0.1:PORT/sandbox/`. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Serves what `npm start` serves under `/sandbox/`, for a Ringback and two platforms that run already.
 *
 * @param port 0 or absent: any free one
 * @throws when the port is taken
 */
export async function startPreviewServer(
  parts: PreviewServerParts,
  port = 0,
): Promise<PreviewServer> {
  const { telnyx, telnyxAccounts: accounts = [] } = parts;
  const app = express();
  app.use(
    '/sandbox',
    previewRoutes(parts),
    phoneRoutes(parts),
    telnyxPortalRoutes({ telnyx, accounts }),
    clockRoutes(parts),
  );
  const listening = new ListeningPort(app);
  await listening.open(port);
  return {
    url: `http://127.0.0.1:${listening.number}/sandbox/`,
    stop: () => listening.close(),
  };
}
