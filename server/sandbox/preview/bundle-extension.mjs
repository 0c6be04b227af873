// Builds one extension with HubSpot's own bundler, the function that its servers call after an upload:
// bundle-extension.mjs <folder of its package.json> <entry file> <output folder>. A program of its own,
// because the bundler changes the process that it works in.
import { remoteBuild } from '@hubspot/ui-extensions-dev-server/build';

const [root, entryPoint, outputDir] = process.argv.slice(2);
try {
  await remoteBuild({ root, entryPoint, outputDir, logLevel: 'silent', appConfig: {} });
} catch (error) {
  process.stderr.write(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
