import path from 'node:path';
import { type LiveConfiguration, readPort } from '../configuration';
import { createLogger } from '../operations/logger';
import { readEncryptionKeys } from '../secrets/encryption';
import { claimFolder } from '../start/folder-claim';
import { StartProblem } from '../start/listen';
import { startRingback } from '../start/ringback';
import { ownEncryptionKeys, ownPostgres, stateFolder } from '../start/state-folder';
import { BusinessClock } from './business-clock';
import { startHubSpotEmulator } from './hubspot-emulator/hubspot-emulator';
import { hubSpotEmulatorStateSchema } from './hubspot-emulator/state';
import { SandboxMemoryFile } from './sandbox-memory';
import { sandboxRouter } from './sandbox-router';
import { SANDBOX, setUpSandbox } from './set-up';
import { startTelnyxEmulator, telnyxEmulatorStateSchema } from './telnyx-emulator/telnyx-emulator';

type Environment = Readonly<Record<string, string | undefined>>;

/** How often the platforms' memory is written while they run. */
const REMEMBER_EVERY_MS = 500;

/**
 * Starts everything on this machine, without accounts or set-up: PostgreSQL, both platforms as HTTP servers
 * of their own, and Ringback, installed through the real OAuth routes and connected to two lines. Data
 * stays under `.ringback/`, so that a second start finds it.
 *
 * @throws StartProblem when something is in the way that a person can remove.
 */
export async function startSandbox(environment: Environment): Promise<{ stop(): Promise<void> }> {
  const port = readPort(environment);
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const folder = stateFolder();
  const logger = createLogger(environment['LOG_LEVEL'] ?? 'warn');
  const undo: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };

  try {
    const release = claimFolder(folder);
    undo.push(async () => release());
    say('Ringback sandbox: everything on this machine, no account needed.\n');
    say('  1/5  PostgreSQL (the first start makes its data folder) …');
    const given = environment['DATABASE_URL'] || undefined;
    const postgres = given === undefined ? await ownPostgres(folder) : undefined;
    if (postgres !== undefined) undo.push(postgres.stop);

    say('  2/5  The stand-ins for Telnyx and HubSpot …');
    const memory = new SandboxMemoryFile(folder);
    const remembered = await memory.read();
    const clock = new BusinessClock(remembered?.clockOffsetMs);
    const telnyxState = telnyxEmulatorStateSchema.safeParse(remembered?.telnyx);
    const hubspotState = hubSpotEmulatorStateSchema.safeParse(remembered?.hubspot);
    const telnyx = await onPort(port === 0 ? 0 : port + 1, (free) =>
      startTelnyxEmulator({
        port: free,
        now: clock.now,
        state: telnyxState.success ? telnyxState.data : undefined,
      }),
    );
    undo.push(telnyx.stop);
    const hubspot = await onPort(port === 0 ? 0 : port + 2, (free) =>
      startHubSpotEmulator({
        port: free,
        now: clock.now,
        screens: `http://localhost:${port}/sandbox`,
        ...(hubspotState.success ? { state: hubspotState.data } : {}),
      }),
    );
    undo.push(hubspot.stop);
    const remember = (): Promise<void> =>
      memory.write({
        telnyx: telnyx.snapshot(),
        hubspot: hubspot.snapshot(),
        clockOffsetMs: clock.offset(),
      });
    const remembering = setInterval(() => {
      remember().catch((error: unknown) =>
        logger.warn({ err: error }, 'the sandbox could not be remembered'),
      );
    }, REMEMBER_EVERY_MS);
    undo.push(async () => {
      clearInterval(remembering);
      await remember();
    });

    say('  3/5  Ringback itself …');
    const keys = readEncryptionKeys(
      environment['ENCRYPTION_KEYS'] || (await ownEncryptionKeys(folder)),
    );
    if (!keys.ok) throw new StartProblem(keys.problem);
    const configuration: LiveConfiguration = {
      port,
      publicUrl: `http://localhost:${port}`,
      databaseUrl: given ?? postgres?.url ?? '',
      hubspot: { ...SANDBOX.app, apiBase: hubspot.apiBase, appBase: hubspot.appBase },
      telnyxApiBase: telnyx.apiBase,
      encryptionKeys: '',
      role: 'all',
    };
    const ringback = await startRingback(
      configuration,
      keys.encryption,
      clock.now,
      logger,
      (pool) =>
        sandboxRouter({
          ...{ telnyx, hubspot, clock, folder, pool },
          publicUrl: `http://localhost:${port}`,
        }),
    );
    undo.push(ringback.stop);

    say('  4/5  Installing it into a HubSpot account, through the real consent pages …');
    await setUpSandbox({
      telnyx,
      hubspot,
      publicUrl: configuration.publicUrl,
      pool: ringback.pool,
      encryption: keys.encryption,
      configuration,
      clock,
      hubspotForgot: !hubspotState.success,
    });

    say('  5/5  Ready.\n');
    say(readyMessage(configuration.publicUrl, path.relative(process.cwd(), folder)));
    return { stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function onPort<T>(port: number, start: (port: number) => Promise<T>): Promise<T> {
  try {
    return await start(port);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      throw new StartProblem(
        `Port ${port} is taken by another program; the sandbox uses three ports in a row. Stop that program, or choose others: PORT=4000 npm start`,
      );
    }
    throw error;
  }
}

function readyMessage(publicUrl: string, folder: string): string {
  return `  Open   ${publicUrl}/sandbox/

  A phone beside HubSpot’s screens: call a line, let it ring, hang up, and see what comes.
  Why a caller was texted or not:   npm run ringback -- explain ${SANDBOX.people[0].number}
  Data is kept in ${folder}/. Stop with Ctrl-C.
`;
}
