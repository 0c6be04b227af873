import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../../server/project-root';

/** They show HubSpot's own data (reports, pipelines, associations), of which the sandbox has none. */
const HUBSPOT_DATA = [
  'CrmAssociationPivot',
  'CrmAssociationPropertyList',
  'CrmAssociationStageTracker',
  'CrmAssociationTable',
  'CrmReport',
  'CrmSimpleDeadline',
  'CrmStageTracker',
  'CrmStatistics',
];

/** What the package registers for everybody, by the names that cross to the page. */
function stableNames(): string[] {
  const source = readFileSync(
    path.join(
      projectRoot(),
      'node_modules/@hubspot/ui-extensions/dist/shared.synced/remoteComponents.synced.js',
    ),
    'utf8',
  );
  const [stable = ''] = source.split('// EXPERIMENTAL COMPONENTS');
  return [...stable.matchAll(/createAndRegisterRemote\w*\('(\w+)'/g)].map(([, name]) => name ?? '');
}

/** The page is built for the browser and has types of its own, so it is looked at without them. */
function drawnNames(): string[] {
  const { COMPONENTS } = jest.requireActual<{ COMPONENTS: Readonly<Record<string, unknown>> }>(
    path.join(projectRoot(), 'server/sandbox/preview/browser/components/component-map'),
  );
  return Object.keys(COMPONENTS);
}

function importedByTheApp(): string[] {
  const app = path.join(projectRoot(), 'app');
  const files = readdirSync(app, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && !file.includes('node_modules'),
  );
  return files.flatMap((file) =>
    [
      ...readFileSync(path.join(app, file), 'utf8').matchAll(
        /import \{([^}]+)\} from '@hubspot\/ui-extensions[^']*'/g,
      ),
    ].flatMap(([, names = '']) => names.split(',').map((name) => name.trim())),
  );
}

describe('the preview draws', () => {
  it('every stable component of HubSpot’s package but those that show HubSpot’s own data', () => {
    expect(stableNames().length).toBeGreaterThan(90);
    expect(drawnNames().sort()).toEqual(
      stableNames()
        .filter((name) => !HUBSPOT_DATA.includes(name))
        .sort(),
    );
  });

  it('whatever the app’s own screens use', () => {
    const components = importedByTheApp().filter((name) => stableNames().includes(name));
    expect(components.length).toBeGreaterThan(50);
    expect(components.filter((name) => !drawnNames().includes(name))).toEqual([]);
  });
});
