import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { readJson, runTool, uploadedCopy } from './hubspot-tools';
import { extensions } from './meta-files';

const manifest = z.looseObject({
  modules: z.looseObject({ internal: z.array(z.looseObject({ module: z.string() })) }),
});
const packageFile = z.looseObject({ dependencies: z.record(z.string(), z.string()) });

describe('HubSpot’s bundler', () => {
  let copy: string;
  beforeAll(async () => {
    copy = await uploadedCopy();
  });
  afterAll(() => rmSync(copy, { recursive: true }));

  test.each(extensions().map((extension) => extension.entry))(
    'builds %s from what is uploaded alone, without a warning',
    async (entry) => {
      const folder = path.join(copy, path.dirname(entry));
      const output = mkdtempSync(path.join(tmpdir(), 'ringback-bundle-'));

      const run = await runTool('build-extension', folder, path.join(copy, entry), output);

      expect(run).toEqual({
        printed: expect.not.stringMatching(/warn|not supported/i),
        complaints: '',
      });
      const name = path.basename(entry, '.tsx');
      expect(readdirSync(output).sort()).toEqual([`${name}-manifest.json`, `${name}.js`]);
      const { internal } = manifest.parse(
        JSON.parse(readFileSync(path.join(output, `${name}-manifest.json`), 'utf8')),
      ).modules;
      // Modules of the folder that HubSpot installs and builds are named relative to it, others are not.
      const modules = internal.map(({ module }) => module);
      expect(modules.filter((one) => one.startsWith('..') || path.isAbsolute(one))).toEqual([]);
      expect(modules).toContain(path.basename(entry));
      rmSync(output, { recursive: true });
    },
  );

  test.each([...new Set(extensions().map((extension) => path.dirname(extension.entry)))])(
    'is given for %s the versions that the tests run with',
    (folder) => {
      const own = packageFile.parse(readJson(path.join(folder, 'package.json'))).dependencies;
      const { devDependencies } = z
        .looseObject({ devDependencies: z.record(z.string(), z.string()) })
        .parse(readJson('package.json'));

      for (const [name, version] of Object.entries(own)) {
        expect([name, version]).toEqual([name, devDependencies[name]]);
      }
      expect(Object.keys(own)).toEqual(expect.arrayContaining(['react', '@hubspot/ui-extensions']));
    },
  );
});
