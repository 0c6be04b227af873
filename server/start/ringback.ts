import { randomUUID } from 'node:crypto';
import type { Router } from 'express';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { ClaimId, PortalId } from '../../src/ids';
import type { LiveConfiguration } from '../configuration';
import { numberKey } from '../erasure/number-key';
import { accessTokens } from '../hubspot/access-token';
import { hubspotWebhook } from '../hubspot-webhooks/hubspot-webhook';
import { hubspotEventRecorder } from '../hubspot-webhooks/record-hubspot-events';
import { installRoutes } from '../install/install-routes';
import { startWorkers, type Workers } from '../jobs/workers';
import { health } from '../operations/health';
import { Metrics } from '../operations/metrics';
import { migrate } from '../postgres/migrate';
import { serverPool } from '../postgres/pool';
import { inPortal, type PortalTransaction } from '../postgres/portal-scope';
import type { Encryption } from '../secrets/encryption';
import { SendSlots } from '../sending/send-slots';
import { TelnyxAccounts } from '../telnyx/account-store';
import { webhookUrl } from '../telnyx/connect-account';
import { openConnection } from '../telnyx/connection';
import { eventRecorder } from '../webhooks/record-events';
import { telnyxWebhook } from '../webhooks/telnyx-webhook';
import { WebhookKeys } from '../webhooks/webhook-keys';
import { workflowActionRoutes } from '../workflow-actions/action-routes';
import { api } from './api';
import { announceDeployment } from './deployment';
import { httpApp } from './http-app';
import { hubspotDrain } from './hubspot-drain';
import { hubspotJobs } from './hubspot-jobs';
import { jobHandlers } from './job-handlers';
import { closeServer, listen } from './listen';

export interface RunningRingback {
  readonly port: number;
  readonly pool: Pool;
  /** Takes no new work, finishes what is under way, lets go of everything. */
  stop(): Promise<void>;
}

/**
 * Puts Ringback together and starts it: database, workers, and last of all the port, because a request
 * that finds nobody behind an open port may be lost for good.
 *
 * @param clock business time, epoch ms
 * @param sandbox the sandbox's control routes, in the sandbox only
 * @throws StartProblem for what a person can mend.
 */
export async function startRingback(
  configuration: LiveConfiguration,
  encryption: Encryption,
  clock: () => number,
  logger: Logger,
  sandbox?: (pool: Pool) => Router,
): Promise<RunningRingback> {
  await migrate(configuration.databaseUrl);
  const pool = serverPool(
    configuration.databaseUrl,
    'web',
    { max: 20, query_timeout: 30_000 },
    { 'ringback.number_key': await numberKey(configuration.databaseUrl, encryption) },
  );
  await announceDeployment(pool, configuration);
  const metrics = new Metrics(pool);
  const accounts = new TelnyxAccounts(pool, encryption);
  const tokens = accessTokens({ pool, encryption, hubspot: configuration.hubspot, logger });
  const scoped = <T>(portalId: PortalId, work: (tx: PortalTransaction) => Promise<T>): Promise<T> =>
    inPortal(pool, portalId, work);

  let workers: Workers | undefined;
  if (configuration.role !== 'web') {
    const ownPools = new Set<string>();
    const drain = hubspotDrain({
      databaseUrl: configuration.databaseUrl,
      apiBase: configuration.hubspot.apiBase,
      tokens,
      clock,
      logger,
      metrics,
    });
    const calls = { inPortal: scoped, now: clock, newId: randomUUID };
    const handlers = jobHandlers({
      pool,
      ownPools,
      calls,
      hubspot: hubspotJobs({
        ...calls,
        appId: configuration.hubspot.appId,
        requests: drain.requests,
        alone: drain.alone,
        logger,
      }),
      sending: {
        inPortal: scoped,
        account: (tx) => accounts.within(tx),
        connect: (apiKey) => openConnection(configuration.telnyxApiBase, apiKey),
        reportUrl: (account, messageId) =>
          `${webhookUrl(configuration.publicUrl, account.webhookToken)}/messages/${messageId}`,
        telnyxApiBase: configuration.telnyxApiBase,
        slots: new SendSlots(),
        inFlight: new Set(),
        ownPools,
        now: clock,
        newClaim: () => randomUUID() as ClaimId,
        logger,
        count: (outcome) => metrics.texts.inc({ outcome }),
        left: (sinceDueMs) => metrics.dueToRequest.observe(sinceDueMs / 1_000),
      },
      drain: drain.drain,
      refreshGrants: () => tokens.refreshQuietGrants(),
    });
    const started = startWorkers(configuration.databaseUrl, handlers, logger);
    workers = { ...started, stop: () => started.stop().then(drain.stop) };
    await started.firstStart;
  }

  const app = httpApp({
    telnyx: telnyxWebhook({
      keys: new WebhookKeys(accounts, configuration.telnyxApiBase),
      record: eventRecorder(pool),
      now: clock,
      logger,
      count: (status) => metrics.webhooks.inc({ status: String(status) }),
    }),
    hubspot: [
      hubspotWebhook({
        publicUrl: configuration.publicUrl,
        hubspot: configuration.hubspot,
        record: hubspotEventRecorder(pool),
        now: clock,
        logger,
      }),
      workflowActionRoutes({
        publicUrl: configuration.publicUrl,
        hubspot: configuration.hubspot,
        inPortal: scoped,
        now: clock,
        newId: randomUUID,
        logger,
      }),
    ],
    api: api({ configuration, pool, accounts, tokens, encryption, clock, logger }),
    install: installRoutes({ configuration, pool, encryption, clock, logger }),
    health: health({
      pool,
      metrics,
      workersRunning: workers && (() => workers.running()),
      hubspotCredentialsRefused: () => tokens.appCredentialsRefused(),
    }),
    sandbox: sandbox?.(pool),
    logger,
  });
  const stopBehind = async (): Promise<void> => {
    await workers?.stop();
    await pool.end();
  };
  try {
    const { server, port } = await listen(app, configuration.port);
    return {
      port,
      pool,
      stop: async () => {
        await closeServer(server);
        await stopBehind();
      },
    };
  } catch (error) {
    await stopBehind();
    throw error;
  }
}
