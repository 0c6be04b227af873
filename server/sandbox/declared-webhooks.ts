import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../project-root';
import { type WebhookConfig, webhookConfigSchema } from './hubspot-emulator/webhook-subscriptions';

const metaSchema = z.looseObject({ config: webhookConfigSchema });

/** The webhooks that the app declares to HubSpot, delivered to a Ringback at `publicUrl`. */
export async function declaredWebhooks(publicUrl: string): Promise<WebhookConfig> {
  const file = path.join(projectRoot(), 'app', 'webhooks', 'webhooks-hsmeta.json');
  const { config } = metaSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  const targetUrl = publicUrl + new URL(config.settings.targetUrl).pathname;
  return { ...config, settings: { ...config.settings, targetUrl } };
}
