import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { LOCATIONS, type Location } from './locations';

/** One extension of the app, as its `*-hsmeta.json` describes it. */
export interface Extension {
  readonly uid: string;
  readonly name: string;
  readonly location: Location;
  /** The file that calls `hubspot.extend`. */
  readonly entry: string;
}

const componentSchema = z.object({
  uid: z.string(),
  type: z.string(),
  config: z.looseObject({
    name: z.string().optional(),
    location: z.string().optional(),
    entrypoint: z.string().optional(),
  }),
});

const appSchema = z.object({
  type: z.literal('app'),
  config: z.object({
    name: z.string(),
    permittedUrls: z.object({ fetch: z.array(z.string()).default([]) }),
  }),
});

/** What the project's meta files say of the app itself. */
export interface AppDescription {
  readonly name: string;
  /** Addresses that the extensions may fetch, and everything below them. */
  readonly permittedFetch: readonly string[];
}

/**
 * The extensions of the project, found as HubSpot finds them: by the meta files below `app/`. In the order of
 * {@link LOCATIONS}, so that what is looked at first is built first.
 *
 * @param project the folder that holds `app/`
 */
export async function findExtensions(project: string): Promise<Extension[]> {
  const found = (await metaFiles(project)).map((meta) => componentSchema.parse(meta));
  // Settings and pages have no name of their own: HubSpot shows the app's.
  const appName = found.find(({ type }) => type === 'app')?.config.name;
  return found
    .flatMap(({ uid, type, config }): Extension[] => {
      const location = locationOf(type, config.location);
      if (location === undefined || config.entrypoint === undefined) return [];
      const entry = path.join(project, config.entrypoint);
      return [{ uid, location, entry, name: config.name ?? appName ?? uid }];
    })
    .sort((a, b) => LOCATIONS.indexOf(a.location) - LOCATIONS.indexOf(b.location));
}

/** @throws when the project has no app, or one that cannot be read */
export async function readApp(project: string): Promise<AppDescription> {
  for (const meta of await metaFiles(project)) {
    const app = appSchema.safeParse(meta).data;
    if (app !== undefined)
      return { name: app.config.name, permittedFetch: app.config.permittedUrls.fetch };
  }
  throw new Error('No meta file below app/ describes an app with its permitted URLs.');
}

function locationOf(type: string, named: string | undefined): Location | undefined {
  switch (type) {
    case 'card':
      return LOCATIONS.find((known) => known === named);
    case 'settings':
      return 'settings';
    case 'page':
      return 'pages';
    default:
      return undefined;
  }
}

async function metaFiles(project: string): Promise<unknown[]> {
  const folder = path.join(project, 'app');
  const files = await readdir(folder, { recursive: true });
  return Promise.all(
    files
      .filter((file) => file.endsWith('-hsmeta.json') && !file.includes('node_modules'))
      .sort()
      .map(
        async (file): Promise<unknown> =>
          JSON.parse(await readFile(path.join(folder, file), 'utf8')),
      ),
  );
}
