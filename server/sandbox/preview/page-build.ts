import path from 'node:path';
import { newestChange } from './source-age';

/** What the browser loads, by file name. */
export type PageFiles = ReadonlyMap<string, { readonly type: string; readonly bytes: Uint8Array }>;

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
};

/**
 * The page around the extensions and the worker that runs them, bundled from `browser/`. Made when somebody
 * opens the page, a tenth of a second, so that a start waits for nothing; made again when a file has changed.
 */
export class PageBuild {
  private made: { readonly of: number; readonly files: PageFiles } | undefined;
  private making: Promise<PageFiles> | undefined;

  /** @param project the folder of the repository */
  constructor(private readonly project: string) {}

  /** @throws what esbuild says when the page's own code is broken */
  async files(): Promise<PageFiles> {
    this.making ??= this.upToDate().finally(() => {
      this.making = undefined;
    });
    return this.making;
  }

  private async upToDate(): Promise<PageFiles> {
    const source = path.join(this.project, 'server', 'sandbox', 'preview', 'browser');
    const changed = await newestChange(source);
    if (this.made?.of === changed) return this.made.files;
    const { build } = await import('esbuild');
    const { outputFiles } = await build({
      entryPoints: ['page.tsx', 'page.css', path.join('worker', 'worker.tsx')].map((file) =>
        path.join(source, file),
      ),
      entryNames: '[name]',
      assetNames: '[name]',
      // Every browser that can show the page reads the better of the two formats.
      loader: { '.woff2': 'file', '.woff': 'empty' },
      outdir: source,
      bundle: true,
      write: false,
      format: 'iife',
      target: 'es2022',
      jsx: 'automatic',
      minify: true,
      logLevel: 'silent',
      define: { 'process.env.NODE_ENV': '"production"' },
    });
    const files = new Map(
      outputFiles.map(({ path: file, contents }) => [
        path.basename(file),
        { type: TYPES[path.extname(file)] ?? 'application/octet-stream', bytes: contents },
      ]),
    );
    this.made = { of: changed, files };
    return files;
  }
}
