import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { projectRoot } from '../../../server/project-root';

/** What one of HubSpot's tools printed, and what it complained of. */
export interface ToolRun {
  readonly printed: string;
  readonly complaints: string;
}

/** Runs one of the programs in this folder. HubSpot's tools are ES modules, which jest does not load. */
export async function runTool(
  tool: 'find-components' | 'list-upload' | 'build-extension',
  ...parameters: readonly string[]
): Promise<ToolRun> {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [
    path.join(__dirname, `${tool}.mjs`),
    ...parameters,
  ]);
  return { printed: stdout, complaints: stderr };
}

/** The files that HubSpot's CLI would send, relative to the repository. */
export async function uploadList(): Promise<string[]> {
  const { printed } = await runTool('list-upload', projectRoot());
  return z.array(z.string()).parse(JSON.parse(printed));
}

/** A folder that holds what HubSpot would receive and nothing else, with the packages it would install. */
export async function uploadedCopy(): Promise<string> {
  const copy = mkdtempSync(path.join(tmpdir(), 'ringback-upload-'));
  for (const file of await uploadList()) {
    cpSync(path.join(projectRoot(), file), path.join(copy, file), { recursive: true });
  }
  symlinkSync(path.join(projectRoot(), 'node_modules'), path.join(copy, 'node_modules'));
  return copy;
}

const foundComponents = z.object({
  components: z.array(
    z.object({ uid: z.string(), componentType: z.string(), metaFilePath: z.string() }),
  ),
  skipped: z.array(z.string()),
});

/** What HubSpot's parser finds in a folder. */
export async function findComponents(folder: string) {
  const { printed, complaints } = await runTool('find-components', folder);
  return { ...foundComponents.parse(JSON.parse(printed)), complaints };
}

/** Reads a file of the repository as JSON. */
export function readJson(file: string): unknown {
  return JSON.parse(readFileSync(path.join(projectRoot(), file), 'utf8'));
}
