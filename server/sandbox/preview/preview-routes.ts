import express, { type RequestHandler, Router } from 'express';
import { z } from 'zod';
import type { BusinessClock } from '../business-clock';
import type { HubSpotEmulator } from '../hubspot-emulator/hubspot-emulator';
import { ExtensionBuilds } from './extension-builds';
import { findExtensions, readApp } from './extension-catalogue';
import { FetchProxy, fetchRequestSchema, wrapped } from './fetch-proxy';
import { PageBuild } from './page-build';
import type { ExtensionState, SandboxView } from './page-data';
import { PAGE, POLICY } from './page-html';

export interface PreviewParts {
  /** The folder of the repository. */
  readonly project: string;
  /** Where built extensions are kept. */
  readonly buildFolder: string;
  readonly hubspot: HubSpotEmulator;
  readonly clock: BusinessClock;
  readonly publicUrl: string;
  /** Builds everything at once instead of when somebody looks. */
  readonly buildAhead?: boolean;
  readonly app: { readonly clientSecret: string; readonly appId: string };
}

const fetchSchema = z.object({
  portalId: z.int(),
  userId: z.int(),
  userEmail: z.string(),
  /** How HubSpot hands over the answer of a failing backend; its documents leave it open. */
  failures: z.enum(['passed_on', 'wrapped']).default('passed_on'),
  request: fetchRequestSchema,
});

/** Addresses of the one page. */
const PAGES = ['/', '/contacts', '/help-desk', '/settings', '/app', '/app/*path', '/phone'];

/**
 * The pages of the sandbox and what they need: HubSpot's screens around the real extensions of `app/`, and
 * HubSpot's proxy between those and Ringback.
 */
export function previewRoutes(parts: PreviewParts): Router {
  const { project, hubspot, clock } = parts;
  const page = new PageBuild(project);
  const builds = new ExtensionBuilds(project, parts.buildFolder);
  const proxy = new FetchProxy({
    origin: parts.publicUrl,
    app: parts.app,
    permittedFetch: async () => (await readApp(project)).permittedFetch,
  });
  const buildAll = async (): Promise<void> => {
    const extensions = await findExtensions(project);
    await Promise.all([page.files(), ...extensions.map((extension) => builds.of(extension))]);
  };
  // Whoever looks is told of a failure by their own request.
  if (parts.buildAhead === true) buildAll().catch(() => undefined);
  const router = Router();

  router.get(PAGES, (_req, res) => {
    res.set({ 'content-security-policy': POLICY, 'cache-control': 'no-store' });
    res.type('html').send(PAGE);
  });

  router.get(
    '/assets/:file',
    answered(async (req, res) => {
      const file = (await page.files()).get(String(req.params['file']));
      if (file === undefined) res.sendStatus(404);
      else
        res
          .set({ 'content-type': file.type, 'cache-control': 'no-cache' })
          .send(Buffer.from(file.bytes));
    }),
  );

  router.get(
    '/preview/view',
    answered(async (_req, res) => {
      const [app, extensions] = await Promise.all([readApp(project), findExtensions(project)]);
      const view: SandboxView = {
        now: clock.now(),
        movedMs: clock.offset(),
        app: { id: parts.app.appId, name: app.name },
        installUrl: `${parts.publicUrl}/install`,
        accounts: hubspot.accounts(),
        extensions: extensions.map(({ uid, name, location }) => ({ uid, name, location })),
      };
      res.json(view);
    }),
  );

  router.get(
    '/preview/extensions/:uid',
    answered(async (req, res) => {
      const uid = String(req.params['uid']);
      const extension = (await findExtensions(project)).find((known) => known.uid === uid);
      if (extension === undefined) {
        res.sendStatus(404);
        return;
      }
      const build = await builds.of(extension);
      const state: ExtensionState = build.ok
        ? { ok: true, script: `/sandbox/preview/extensions/${encodeURIComponent(uid)}/script.js` }
        : build;
      res.json(state);
    }),
  );

  router.get(
    '/preview/extensions/:uid/script.js',
    answered(async (req, res) => {
      const uid = String(req.params['uid']);
      const extension = (await findExtensions(project)).find((known) => known.uid === uid);
      const build = extension === undefined ? undefined : await builds.of(extension);
      if (build?.ok === true)
        res.set('cache-control', 'no-cache').type('text/javascript').send(build.script);
      else res.sendStatus(404);
    }),
  );

  router.get('/preview/accounts/:portal/contacts/:contact', (req, res) => {
    const { portal, contact } = req.params;
    const detail = hubspot.contact(Number(portal), contact);
    if (detail === undefined) res.sendStatus(404);
    else res.json(detail);
  });

  router.post(
    '/preview/fetch',
    express.json({ limit: '2mb' }),
    answered(async (req, res) => {
      const asked = fetchSchema.safeParse(req.body);
      if (!asked.success) {
        res.status(400).json({ error: z.prettifyError(asked.error) });
        return;
      }
      const { request, failures, ...asker } = asked.data;
      const answer = await proxy.ask(asker, request);
      res.json(failures === 'wrapped' ? wrapped(answer) : answer);
    }),
  );
  return router;
}

/** Express 5 hands a rejected promise to its error handler; here the reason is shown, since nobody else looks. */
function answered(
  handle: (...parameters: Parameters<RequestHandler>) => Promise<void>,
): RequestHandler {
  return (req, res, next) => {
    handle(req, res, next).catch((error: unknown) =>
      res.status(500).json({ error: error instanceof Error ? error.message : String(error) }),
    );
  };
}
