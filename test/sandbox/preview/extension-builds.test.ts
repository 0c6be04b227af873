import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectRoot } from '../../../server/project-root';
import { ExtensionBuilds } from '../../../server/sandbox/preview/extension-builds';
import { findExtensions, readApp } from '../../../server/sandbox/preview/extension-catalogue';

describe('the extensions of the app', () => {
  it('are found where HubSpot finds them, those that are looked at first in front', async () => {
    const places = (await findExtensions(projectRoot())).map(({ location }) => location);
    expect(places.slice(0, 4)).toEqual([
      'crm.record.tab',
      'crm.record.sidebar',
      'crm.preview',
      'helpdesk.sidebar',
    ]);
    expect(places).toContain('settings');
  });

  it('may fetch what the app’s meta file names', async () => {
    expect((await readApp(projectRoot())).permittedFetch).toEqual(['https://ringback.example.com']);
  });
});

describe('a build', () => {
  let folder: string;
  let entry: string;
  const extension = () => ({ uid: 'try', name: 'Try', location: 'settings' as const, entry });
  const bundles = () => path.join(folder, 'bundles');
  const builds = () => new ExtensionBuilds(projectRoot(), bundles());
  const write = (code: string, secondsLater = 0) => {
    writeFileSync(entry, code);
    const at = Date.now() / 1_000 + secondsLater;
    utimesSync(entry, at, at);
  };

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'ringback-build-'));
    mkdirSync(path.join(folder, 'source'));
    writeFileSync(path.join(folder, 'source', 'package.json'), '{"name":"try"}');
    entry = path.join(folder, 'source', 'try.ts');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is made by HubSpot’s bundler, kept for the next start and made anew after a change', async () => {
    write('console.log("first words");');
    const first = await builds().of(extension());
    expect(first).toEqual({ ok: true, script: expect.stringContaining('first words') });
    expect(await builds().of(extension())).toEqual(first);
    expect(readdirSync(bundles())).toHaveLength(1);

    write('console.log("other words");', 5);
    expect(await builds().of(extension())).toEqual({
      ok: true,
      script: expect.stringContaining('other words'),
    });
  });

  it('that fails says why', async () => {
    write('import "./missing";');
    expect(await builds().of(extension())).toEqual({
      ok: false,
      problem: expect.stringContaining('missing'),
    });
    expect(readdirSync(bundles())).toEqual([]);
  });
});
