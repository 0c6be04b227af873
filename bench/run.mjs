// Bundles the benchmark's programs beside the product and runs the first one: `npm run bench -- [part …] [--quick]`.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { build } from 'esbuild';

const here = import.meta.dirname;
const out = path.join(here, '..', 'dist', 'bench');
await build({
  entryPoints: ['bench', 'floor', 'minimal-pipeline', 'hubspot-process'].map((name) =>
    path.join(here, `${name}.ts`),
  ),
  outdir: out,
  bundle: true,
  platform: 'node',
  target: 'node20',
  packages: 'external',
  sourcemap: true,
  logLevel: 'warning',
});
const bench = spawn(
  process.execPath,
  ['--enable-source-maps', path.join(out, 'bench.js'), ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
// Ctrl-C reaches the whole process group; the benchmark cleans up and this launcher waits for it.
process.on('SIGINT', () => undefined);
bench.once('exit', (code) => {
  process.exitCode = code ?? 1;
});
