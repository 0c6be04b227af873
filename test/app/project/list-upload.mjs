// Prints, as JSON, the files that HubSpot's CLI would send when run from the folder given: its own ignore
// rules, taken from the library that the project parser uses too.
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const parser = createRequire(
  fileURLToPath(import.meta.resolve('@hubspot/project-parsing-lib/translate')),
);
const { shouldIgnoreFile } = await import(parser.resolve('@hubspot/local-dev-lib/ignoreRules'));

// The CLI looks for .hsignore from the folder it runs in, upwards.
const root = path.resolve(process.argv[2] ?? '.');
process.chdir(root);

function sent(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (shouldIgnoreFile(file, true)) return [];
    return entry.isDirectory() ? sent(file) : [path.relative(root, file)];
  });
}

console.log(JSON.stringify(sent(root).sort()));
