import { existsSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../../server/project-root';
import { componentShapes } from './component-shapes';
import { findComponents, uploadedCopy } from './hubspot-tools';
import { extensions, metaFiles } from './meta-files';

const SINGLE = ['app', 'settings', 'page', 'webhooks'];

describe('the project that HubSpot receives', () => {
  test('HubSpot’s parser finds every component, without an error or a warning', async () => {
    const copy = await uploadedCopy();
    const found = await findComponents(copy);
    rmSync(copy, { recursive: true });

    expect(found.complaints).toBe('');
    expect(found.skipped).toEqual([]);
    expect(found.components.map((component) => component.uid).sort()).toEqual(
      metaFiles()
        .map((component) => component.uid)
        .sort(),
    );
  });

  test('there is a card at each of the four places', () => {
    const places = metaFiles()
      .filter((component) => component.type === 'card')
      .map((card) => card.config['location']);

    expect(places.sort()).toEqual([
      'crm.preview',
      'crm.record.sidebar',
      'crm.record.tab',
      'helpdesk.sidebar',
    ]);
  });

  test.each(SINGLE)('there is at most one component of type %s', (type) => {
    expect(metaFiles().filter((component) => component.type === type).length).toBeLessThan(2);
  });

  test.each(metaFiles().map((component) => [component.file, component] as const))(
    '%s says what HubSpot demands',
    (_file, component) => {
      const shape = componentShapes[component.type];
      expect(shape?.safeParse(component.config)).toMatchObject({ success: true });
    },
  );

  test.each(extensions().map((extension) => [extension.entry, extension] as const))(
    '%s exists beside its component, with a package of its own',
    (entry, extension) => {
      expect(path.dirname(entry)).toBe(path.dirname(extension.file));
      expect(existsSync(path.join(projectRoot(), entry))).toBe(true);
      expect(existsSync(path.join(projectRoot(), path.dirname(entry), 'package.json'))).toBe(true);
    },
  );

  test('every picture that a component names exists and is small enough', () => {
    const pictures = metaFiles().flatMap((component) =>
      picturesOf(component.file, component.config),
    );

    expect(pictures.length).toBeGreaterThan(0);
    for (const picture of pictures) {
      expect(statSync(picture).size).toBeGreaterThan(0);
      expect(statSync(picture).size).toBeLessThan(5_000_000);
    }
  });
});

/** A logo is named from the project's root, a preview image from its component's folder. */
function picturesOf(file: string, config: Record<string, unknown>): string[] {
  const { logo, previewImage } = config;
  const pictures: string[] = [];
  if (typeof logo === 'string') pictures.push(path.join(projectRoot(), logo));
  if (typeof previewImage === 'object' && previewImage !== null && 'file' in previewImage) {
    pictures.push(path.join(projectRoot(), path.dirname(file), String(previewImage.file)));
  }
  return pictures;
}
