import express, { Router } from 'express';
import { z } from 'zod';
import type { TelnyxEmulator } from '../telnyx-emulator/telnyx-emulator';
import type { TelnyxAccountView } from './page-data';

export interface TelnyxPortalParts {
  readonly telnyx: TelnyxEmulator;
  readonly accounts: readonly TelnyxAccountView[];
}

const webhookSchema = z.object({ portalId: z.int(), url: z.url({ protocol: /^https?$/ }) });

/** What a business does by hand in Telnyx's own portal: read its API key, and enter where webhooks go. */
export function telnyxPortalRoutes({ telnyx, accounts }: TelnyxPortalParts): Router {
  const router = Router();
  router.get('/telnyx/accounts', (_req, res) => {
    res.json(accounts);
  });
  router.post('/telnyx/webhook', express.json(), (req, res) => {
    const asked = webhookSchema.safeParse(req.body);
    const account = accounts.find(({ portalId }) => portalId === asked.data?.portalId);
    if (asked.data === undefined || account === undefined) {
      res.status(400).json({ error: 'Paste the whole address that Ringback’s settings show.' });
      return;
    }
    telnyx.setWebhookUrl(account.apiKey, asked.data.url);
    res.json({});
  });
  return router;
}
