import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Extension } from './extension-catalogue';
import { newestChange } from './source-age';

export type ExtensionBuild =
  | { readonly ok: true; readonly script: string }
  /** Why HubSpot's bundler refused it, as it says. */
  | { readonly ok: false; readonly problem: string };

/** Builds under way at the same time: each takes a processor for a second. */
const AT_ONCE = 2;

/**
 * The extensions as HubSpot's own bundler makes them. Built when somebody looks, and again when a file beside
 * the entry has changed: edit, reload, see. What was built stays in a folder for the next start.
 */
export class ExtensionBuilds {
  private readonly known = new Map<
    string,
    { readonly of: number; readonly build: Promise<ExtensionBuild> }
  >();
  private readonly waiting: (() => void)[] = [];
  private underWay = 0;

  /**
   * @param project the folder of the repository
   * @param folder where bundles are kept
   */
  constructor(
    private readonly project: string,
    private readonly folder: string,
  ) {}

  async of(extension: Extension): Promise<ExtensionBuild> {
    const changed = await newestChange(path.dirname(extension.entry));
    const before = this.known.get(extension.uid);
    if (before?.of === changed) return before.build;
    const build = this.fromFolder(extension, changed);
    this.known.set(extension.uid, { of: changed, build });
    return build;
  }

  private async fromFolder(extension: Extension, changed: number): Promise<ExtensionBuild> {
    const file = path.join(this.folder, `${extension.uid}-${Math.round(changed)}.js`);
    const kept = await readFile(file, 'utf8').catch(() => undefined);
    if (kept !== undefined) return { ok: true, script: kept };
    await this.turn();
    try {
      return await this.bundle(extension, file);
    } catch (error) {
      return { ok: false, problem: reason(error) };
    } finally {
      this.underWay -= 1;
      this.waiting.shift()?.();
    }
  }

  private async turn(): Promise<void> {
    if (this.underWay >= AT_ONCE)
      await new Promise<void>((resolve) => {
        this.waiting.push(resolve);
      });
    this.underWay += 1;
  }

  private async bundle({ entry }: Extension, file: string): Promise<ExtensionBuild> {
    await mkdir(this.folder, { recursive: true });
    // One folder for each build: the bundler empties it, and two starts may share what is around it.
    const output = await mkdtemp(path.join(this.folder, 'building-'));
    try {
      await promisify(execFile)(process.execPath, [
        path.join(this.project, 'server', 'sandbox', 'preview', 'bundle-extension.mjs'),
        ...[path.dirname(entry), entry, output],
      ]);
      const name = `${path.basename(entry, path.extname(entry))}.js`;
      await rename(path.join(output, name), file);
      return { ok: true, script: await readFile(file, 'utf8') };
    } finally {
      await rm(output, { recursive: true, force: true });
    }
  }
}

/** What the bundler said, or why it could not be run. */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'stderr' in error && typeof error.stderr === 'string' && error.stderr !== ''
    ? error.stderr
    : error.message;
}
