import { existsSync } from 'node:fs';
import path from 'node:path';

/** The folder with package.json and migrations/, found upwards from this file, bundled or not. */
export function projectRoot(): string {
  let folder = __dirname;
  while (!existsSync(path.join(folder, 'migrations'))) {
    const parent = path.dirname(folder);
    if (parent === folder) throw new Error('The migrations folder is missing beside the program.');
    folder = parent;
  }
  return folder;
}
