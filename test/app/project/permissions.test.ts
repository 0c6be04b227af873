import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { REQUIRED_SCOPES } from '../../../server/install/scopes';
import { projectRoot } from '../../../server/project-root';
import { readJson } from './hubspot-tools';
import { extensions, metaFiles } from './meta-files';

const app = z.looseObject({
  config: z.looseObject({
    auth: z.looseObject({
      redirectUrls: z.array(z.string()),
      requiredScopes: z.array(z.string()),
      optionalScopes: z.array(z.string()),
      conditionallyRequiredScopes: z.array(z.string()),
    }),
    permittedUrls: z.looseObject({ fetch: z.array(z.string()) }),
  }),
});

const folders = [...new Set(extensions().map((extension) => path.dirname(extension.entry)))];

describe('what the app may do', () => {
  test('it asks for the scopes that the server needs, and for no other', () => {
    const { auth } = app.parse(readJson('app/app-hsmeta.json')).config;

    expect([...auth.requiredScopes].sort()).toEqual([...REQUIRED_SCOPES].sort());
    expect(auth.conditionallyRequiredScopes).toEqual([]);
  });

  test.each(folders)('%s calls an address that the app is permitted to call', (folder) => {
    const { permittedUrls } = app.parse(readJson('app/app-hsmeta.json')).config;

    expect(permittedUrls.fetch.some((permitted) => backendOf(folder).startsWith(permitted))).toBe(
      true,
    );
  });

  test('every address of the backend in the project is the same', () => {
    const { auth } = app.parse(readJson('app/app-hsmeta.json')).config;
    const origins = [
      ...folders.map(backendOf),
      ...auth.redirectUrls.filter((url) => url.startsWith('https:')).map(originOf),
      ...metaFiles()
        .flatMap(({ config }) => addressesHubSpotCalls(config))
        .map(originOf),
    ];

    expect(new Set(origins).size).toBe(1);
  });

  test.each(folders)('%s asks Ringback in the one way that all of them do', (folder) => {
    expect(sourceOf(folder, 'ask-ringback.ts')).toBe(sourceOf('app/cards', 'ask-ringback.ts'));
  });

  test.each(['use-answer.ts', 'use-settled.ts', 'trouble.tsx'])(
    '%s is the same for settings and pages, which HubSpot builds apart',
    (file) => {
      expect(sourceOf('app/pages', file)).toBe(sourceOf('app/settings', file));
    },
  );

  test.each(folders)('%s reaches for nothing that HubSpot’s worker does not have', (folder) => {
    const forbidden =
      /\b(?:window|document|localStorage|sessionStorage|XMLHttpRequest|WebSocket|EventSource)\.|[^.\w]fetch\(|\balert\(|@hubspot\/ui-extensions\/experimental/;

    const offenders = readdirSync(path.join(projectRoot(), folder), {
      recursive: true,
      encoding: 'utf8',
    }).filter(
      (file) =>
        /\.tsx?$/.test(file) &&
        !file.includes('node_modules') &&
        forbidden.test(sourceOf(folder, file)),
    );
    expect(offenders).toEqual([]);
  });
});

function sourceOf(folder: string, file: string): string {
  return readFileSync(path.join(projectRoot(), folder, file), 'utf8');
}

function backendOf(folder: string): string {
  return /BACKEND = '([^']+)'/.exec(sourceOf(folder, 'backend.ts'))?.[1] ?? '';
}

function originOf(url: string): string {
  return new URL(url).origin;
}

/** The target of webhooks and of workflow actions. */
function addressesHubSpotCalls(config: Record<string, unknown>): string[] {
  const { actionUrl, settings } = config;
  if (typeof actionUrl === 'string') return [actionUrl];
  if (typeof settings === 'object' && settings !== null && 'targetUrl' in settings) {
    return [String(settings.targetUrl)];
  }
  return [];
}
