import { existsSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../../server/project-root';
import { readJson, uploadList } from './hubspot-tools';

describe('what `hs project upload` sends', () => {
  test('is app/ and hsproject.json, and nothing else of the repository', async () => {
    const sent = await uploadList();

    expect(sent).toContain('hsproject.json');
    expect(sent).toContain(path.join('app', 'app-hsmeta.json'));
    expect(
      sent.filter((file) => file !== 'hsproject.json' && !file.startsWith(`app${path.sep}`)),
    ).toEqual([]);
  });

  test('holds no tests, no secrets and no installed packages', async () => {
    const sent = await uploadList();

    expect(
      sent.filter((file) => /node_modules|\.test\.|\.env|\.pem$|local\.json$/.test(file)),
    ).toEqual([]);
  });

  test('is described by a manifest with exactly HubSpot’s three keys', () => {
    expect(readJson('hsproject.json')).toEqual({
      name: 'ringback',
      srcDir: '.',
      platformVersion: '2026.09',
    });
    expect(existsSync(path.join(projectRoot(), 'app'))).toBe(true);
  });
});
