import { operate } from './command-line/operate';
import { readLiveConfiguration, startsLive } from './configuration';
import { createLogger } from './operations/logger';
import { readEncryptionKeys } from './secrets/encryption';
import { claimFolder } from './start/folder-claim';
import { StartProblem } from './start/listen';
import { type RunningRingback, startRingback } from './start/ringback';
import { ownPostgres, stateFolder } from './start/state-folder';
import { stopOnSignal } from './start/stop-on-signal';

/**
 * The one program: `npm start` runs Ringback, live when HubSpot's credentials are in the environment and in
 * the sandbox otherwise; `npm run ringback -- …` is the operator's command line.
 */
async function main(): Promise<void> {
  const [command, ...parameters] = process.argv.slice(2);
  if (command === 'operate') {
    process.exitCode = await operate(parameters, process.env, process.stdout);
    return;
  }
  const running = startsLive(process.env) ? await startLive() : await startOnThisMachine();
  stopOnSignal(running.stop);
}

/** Loaded only when wanted: a live Ringback carries no emulator. */
async function startOnThisMachine(): Promise<Pick<RunningRingback, 'stop'>> {
  const { startSandbox } = await import('./sandbox/sandbox');
  return startSandbox(process.env);
}

/** With HubSpot's credentials: the real platforms, and no emulator anywhere near. */
async function startLive(): Promise<Pick<RunningRingback, 'stop'>> {
  const read = readLiveConfiguration(process.env);
  if (!read.ok)
    throw new StartProblem(['Ringback cannot start live:', ...read.problems].join('\n  '));
  const keys = readEncryptionKeys(read.configuration.encryptionKeys);
  if (!keys.ok) throw new StartProblem(keys.problem);
  const logger = createLogger(process.env['LOG_LEVEL'] ?? 'info');

  const release = read.configuration.databaseUrl === '' ? claimFolder(stateFolder()) : undefined;
  const own = release === undefined ? undefined : await ownPostgres();
  const configuration =
    own === undefined ? read.configuration : { ...read.configuration, databaseUrl: own.url };
  const ringback = await startRingback(configuration, keys.encryption, Date.now, logger);
  logger.info(
    {
      port: ringback.port,
      role: configuration.role,
      install: `${configuration.publicUrl}/install`,
    },
    'Ringback is ready',
  );
  return {
    stop: async () => {
      await ringback.stop();
      await own?.stop();
      release?.();
    },
  };
}

main().catch((error: unknown) => {
  if (error instanceof StartProblem) process.stderr.write(`\n${error.message}\n\n`);
  else
    process.stderr.write(
      `\nRingback could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n\n`,
    );
  process.exit(1);
});
