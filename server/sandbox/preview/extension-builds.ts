import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Extension } from './extension-catalogue';
import { newestChange } from './source-age';

export type ExtensionBuild =
  | { readonly ok: true; readonly script: string }
  /** Why HubSpot's bundler refused it, as it says. */
  | { readonly ok: false; readonly problem: string };

/**
 * The extensions as HubSpot's own bundler makes them, the function that HubSpot runs after an upload. Built
 * when somebody looks, and again when a file beside the entry has changed: edit, reload, see.
 */
export class ExtensionBuilds {
  private readonly built = new Map<
    string,
    { readonly of: number; readonly build: ExtensionBuild }
  >();
  /** The bundler changes the process while it works, so it makes one thing at a time. */
  private turn: Promise<unknown> = Promise.resolve();

  /** @param folder where the bundles are put, one folder each: the bundler empties it first */
  constructor(private readonly folder: string) {}

  async of(extension: Extension): Promise<ExtensionBuild> {
    const mine = this.turn.then(() => this.upToDate(extension));
    this.turn = mine;
    return mine;
  }

  private async upToDate(extension: Extension): Promise<ExtensionBuild> {
    const changed = await newestChange(path.dirname(extension.entry));
    const known = this.built.get(extension.uid);
    if (known?.of === changed) return known.build;
    const build = await bundle(extension, path.join(this.folder, extension.uid));
    this.built.set(extension.uid, { of: changed, build });
    return build;
  }
}

async function bundle({ entry }: Extension, outputDir: string): Promise<ExtensionBuild> {
  try {
    // Loaded when wanted, so that neither production nor the start of the sandbox pays for it.
    const { remoteBuild } = await import('@hubspot/ui-extensions-dev-server/build');
    await mkdir(outputDir, { recursive: true });
    await remoteBuild({
      root: path.dirname(entry),
      entryPoint: entry,
      outputDir,
      logLevel: 'silent',
      appConfig: {},
    });
    const name = `${path.basename(entry, path.extname(entry))}.js`;
    return { ok: true, script: await readFile(path.join(outputDir, name), 'utf8') };
  } catch (error) {
    return { ok: false, problem: error instanceof Error ? error.message : String(error) };
  }
}
