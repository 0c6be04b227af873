import { rm } from 'node:fs/promises';

/** Stops the server of the test run and removes its data. */
export default async function tearDown(): Promise<void> {
  const server = globalThis.ringbackTestPostgres;
  if (server === undefined) return;
  await server.stop();
  await rm(server.folder, { recursive: true, force: true });
}
