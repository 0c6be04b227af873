// Asks HubSpot's own project parser, as `hs project upload` does, which components it finds. ES modules only,
// so it runs as a program: JSON on standard output, the parser's complaints on standard error.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isTranslationError, translate } from '@hubspot/project-parsing-lib/translate';

const root = process.argv[2] ?? process.cwd();
const project = JSON.parse(readFileSync(path.join(root, 'hsproject.json'), 'utf8'));

try {
  const { intermediateRepresentation, skippedHsMetaFiles } = await translate(
    {
      projectSourceDir: path.join(root, project.srcDir),
      platformVersion: project.platformVersion,
      accountId: 1,
    },
    // Validation would download HubSpot's schemas with an account; component-shapes.ts stands in for them.
    { skipValidation: true },
  );
  const components = Object.values(intermediateRepresentation.intermediateNodesIndexedByUid);
  console.log(JSON.stringify({ components, skipped: skippedHsMetaFiles }));
} catch (error) {
  console.error(isTranslationError(error) ? error.toString() : error);
  process.exitCode = 1;
}
