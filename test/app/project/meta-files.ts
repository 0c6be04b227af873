import { readdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../../../server/project-root';
import { readJson } from './hubspot-tools';

const meta = z.strictObject({
  uid: z.string().regex(/^[A-Za-z0-9._-]{1,64}$/),
  type: z.string(),
  config: z.record(z.string(), z.unknown()),
});

/** One component of the project as its `*-hsmeta.json` describes it; `file` is relative to the repository. */
export type MetaFile = z.infer<typeof meta> & { readonly file: string };

/** Every component of the project. */
export function metaFiles(): MetaFile[] {
  return readdirSync(path.join(projectRoot(), 'app'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('-hsmeta.json') && !file.includes('node_modules'))
    .sort()
    .map((file) => path.join('app', file))
    .map((file) => ({ file, ...meta.parse(readJson(file)) }));
}

/** The component with its React entry file, relative to the repository. */
export interface Extension extends MetaFile {
  readonly entry: string;
}

/** The components that HubSpot's bundler builds: cards, the settings page, the app page. */
export function extensions(): Extension[] {
  return metaFiles().flatMap((component) => {
    const entry = component.config['entrypoint'];
    return typeof entry === 'string' ? [{ ...component, entry: entry.replace(/^\//, '') }] : [];
  });
}
