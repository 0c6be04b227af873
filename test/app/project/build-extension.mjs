// Builds one extension with HubSpot's own bundler, the function that its servers call after an upload:
// build-extension.mjs <folder of its package.json> <entry file> <output folder>.
import { remoteBuild } from '@hubspot/ui-extensions-dev-server/build';

const [root, entryPoint, outputDir] = process.argv.slice(2);
await remoteBuild({ root, entryPoint, outputDir, logLevel: 'warn', appConfig: {} });
