import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { readJson, runTool, uploadedCopy } from './hubspot-tools';
import { extensions } from './meta-files';

const manifest = z.looseObject({ modules: z.looseObject({ internal: z.array(z.string()) }) });
const packageFile = z.looseObject({ dependencies: z.record(z.string(), z.string()) });

describe('HubSpot’s bundler', () => {
  test.each(extensions().map((extension) => [extension.entry] as const))(
    'builds %s from what is uploaded alone, without a warning',
    async (entry) => {
      const copy = await uploadedCopy();
      const folder = path.join(copy, path.dirname(entry));
      const output = mkdtempSync(path.join(tmpdir(), 'ringback-bundle-'));

      const { printed, complaints } = await runTool(
        'build-extension',
        folder,
        path.join(copy, entry),
        output,
      );

      expect(complaints).toBe('');
      expect(printed).not.toMatch(/warn|not supported/i);
      const files = readdirSync(output);
      expect(files.filter((file) => file.endsWith('.js'))).toHaveLength(1);
      for (const file of files.filter((name) => name.endsWith('-manifest.json'))) {
        const { internal } = manifest.parse(
          JSON.parse(readFileSync(path.join(output, file), 'utf8')),
        ).modules;
        expect(internal.filter((module) => leavesFolder(module, folder))).toEqual([]);
      }
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

function leavesFolder(module: string, folder: string): boolean {
  const relative = path.relative(folder, path.resolve(folder, module));
  return relative.startsWith('..') && !relative.includes('node_modules');
}
