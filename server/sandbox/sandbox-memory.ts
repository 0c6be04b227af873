import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const memorySchema = z.object({
  telnyx: z.unknown(),
  hubspot: z.unknown(),
  clockOffsetMs: z.number(),
});
export type SandboxMemory = z.infer<typeof memorySchema>;

/** What the two platforms of the sandbox remember from one start to the next. */
export class SandboxMemoryFile {
  private readonly file: string;
  private writing: Promise<void> = Promise.resolve();

  constructor(folder: string) {
    this.file = path.join(folder, 'sandbox.json');
  }

  /** @returns undefined on the first start, or when the file cannot be read any more. */
  async read(): Promise<SandboxMemory | undefined> {
    const text = await readFile(this.file, 'utf8').catch(() => undefined);
    if (text === undefined) return undefined;
    try {
      return memorySchema.parse(JSON.parse(text));
    } catch {
      return undefined;
    }
  }

  /** Replaces the file as a whole, one write at a time, so that a crash leaves the former or the new one. */
  async write(memory: SandboxMemory): Promise<void> {
    this.writing = this.writing.then(async () => {
      await mkdir(path.dirname(this.file), { recursive: true });
      await writeFile(`${this.file}.new`, JSON.stringify(memory), { mode: 0o600 });
      await rename(`${this.file}.new`, this.file);
    });
    await this.writing;
  }
}
