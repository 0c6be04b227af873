import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectRoot } from '../../server/project-root';
import { eventually } from '../support/eventually';
import { freePort } from '../support/product';

/** A copy of the program in a folder of its own, so that a developer's sandbox is left alone. */
let folder: string;
let port: number;
let child: ChildProcess | undefined;
let printed = '';

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'ringback-sandbox-'));
  await chmod(folder, 0o755);
  for (const part of ['dist', 'migrations', 'package.json', 'app']) {
    cpSync(path.join(projectRoot(), part), path.join(folder, part), { recursive: true });
  }
  symlinkSync(path.join(projectRoot(), 'node_modules'), path.join(folder, 'node_modules'));
  port = await threeFreePorts();
});

afterAll(async () => {
  await interrupt();
  rmSync(folder, { recursive: true, force: true });
});

async function threeFreePorts(): Promise<number> {
  return eventually('three ports in a row are free', async () => {
    const first = await freePort();
    return first < 65_000 && (await isFree(first + 1)) && (await isFree(first + 2))
      ? first
      : undefined;
  });
}

async function isFree(candidate: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(candidate, () => probe.close(() => resolve(true)));
  });
}

function start(environment: Record<string, string> = {}): ChildProcess {
  printed = '';
  const started = spawn(process.execPath, [path.join(folder, 'dist', 'ringback.js')], {
    env: { PATH: process.env['PATH'] ?? '', PORT: String(port), ...environment },
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [started.stdout, started.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
  }
  return started;
}

async function startAndWait(): Promise<void> {
  child = start();
  await eventually('the sandbox is ready', () => printed.includes('Ctrl-C'));
}

async function interrupt(): Promise<number | null> {
  const ending = child;
  child = undefined;
  if (ending === undefined || ending.exitCode !== null) return null;
  const ended = new Promise<number | null>((resolve) =>
    ending.once('exit', (code) => resolve(code)),
  );
  ending.kill('SIGINT');
  return ended;
}

async function post(route: string, body: object): Promise<Response> {
  return fetch(`http://localhost:${port}/sandbox${route}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

interface State {
  texts: { to: string; text: string }[];
  hubspot: Record<
    'contacts' | 'calls' | 'communications' | 'tasks',
    { properties: Record<string, string> }[]
  >;
}

async function state(): Promise<State> {
  return (await fetch(`http://localhost:${port}/sandbox/state`)).json() as Promise<State>;
}

test('one command starts everything and prints one address, where the page is', async () => {
  await startAndWait();
  expect(printed).toMatch(/1\/5[\s\S]*5\/5/);
  const addresses = printed.match(/https?:\S+/g);
  expect(addresses).toEqual([`http://localhost:${port}/sandbox/`]);
  expect(await (await fetch(addresses?.[0] ?? '')).text()).toContain('Ringback sandbox');
});

test('a call that nobody answers is texted back and recorded', async () => {
  const call = { from: '+13125550199', to: '+13125550100', outcome: 'missed' };
  expect((await post('/calls', call)).ok).toBe(true);
  const after = await eventually('the call is in HubSpot', async () => {
    const now = await state();
    return now.hubspot.tasks.length === 1 && now.hubspot.communications.length === 1
      ? now
      : undefined;
  });
  expect(after.texts).toHaveLength(1);
  expect(after.texts[0]).toMatchObject({
    to: '+13125550199',
    text: expect.stringContaining('Brightwater Plumbing'),
  });
  expect(after.hubspot.contacts).toHaveLength(1);
  expect(after.hubspot.calls).toHaveLength(1);
});

test('nonsense is refused with a sentence', async () => {
  const answer = await post('/calls', {
    from: '+13125550199',
    to: '+19995550000',
    outcome: 'missed',
  });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toEqual({ error: expect.any(String) });
  expect((await post('/clock', { byMs: 'soon' })).status).toBe(400);
});

test('moving the clock ends a cool-down', async () => {
  await post('/clock', { byMs: 5 * 60 * 60 * 1_000 });
  await post('/calls', { from: '+13125550199', to: '+13125550101', outcome: 'missed' });
  await eventually('the second text left', async () => (await state()).texts.length === 2);
});

test('a second start in the same folder is told that one is running', async () => {
  const second = start({ PORT: String(port + 10) });
  const code = await new Promise((resolve) => second.once('exit', resolve));
  expect(code).toBe(1);
  expect(printed).toContain('running here already');
});

test('Ctrl-C stops everything, and the next start finds its data', async () => {
  expect(await interrupt()).toBe(0);
  expect(existsSync(path.join(folder, '.ringback', 'postgres', 'data', 'postmaster.pid'))).toBe(
    false,
  );
  await expect(fetch(`http://localhost:${port}/healthz`)).rejects.toThrow();
  await startAndWait();
  const found = await state();
  expect(found.texts).toHaveLength(2);
  expect(found.hubspot.contacts).toHaveLength(1);
});

test('the operator’s command line finds the sandbox by itself', async () => {
  const line = await new Promise<string>((resolve, reject) => {
    execFile(
      process.execPath,
      [path.join(folder, 'dist', 'ringback.js'), 'operate', 'explain', '+13125550199'],
      { cwd: folder, env: { PATH: process.env['PATH'] ?? '' } },
      (error, stdout) =>
        error === null ? resolve(stdout.trim().split('\n').at(-1) ?? '') : reject(error),
    );
  });
  expect(JSON.parse(line)).toMatchObject({
    ok: true,
    calls: [{ verdict: 'text' }, { verdict: 'text' }],
  });
});

test('a taken port is named with its cure', async () => {
  await interrupt();
  const occupant = createServer().listen(port);
  child = start();
  const code = await new Promise((resolve) => child?.once('exit', resolve));
  occupant.close();
  expect(code).toBe(1);
  expect(printed).toContain(`Port ${port} is taken`);
  expect(printed).toContain('PORT=');
});

test('a live start names every variable that is missing', async () => {
  child = start({ HUBSPOT_CLIENT_ID: 'only-this' });
  const code = await new Promise((resolve) => child?.once('exit', resolve));
  expect(code).toBe(1);
  for (const name of ['PUBLIC_URL', 'HUBSPOT_CLIENT_SECRET', 'HUBSPOT_APP_ID', 'ENCRYPTION_KEYS']) {
    expect(printed).toContain(`${name} is missing`);
  }
});
