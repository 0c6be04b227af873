import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { impatientAgent } from '../../../server/hubspot/impatient-agent';

const TIMEOUT_MS = 300;
/** For this long an idle connection is kept: what the server announces, less a second. */
const KEPT_MS = 1_000;
const PATIENT_MS = 1_500;
const LATE_MS = 1_250;

let server: Server;
let connections = 0;

/** Answers at once, late, never, or begins to answer and stops, as the path says. */
beforeAll(async () => {
  server = createServer((req, res) => {
    if (req.url === '/answer') res.end('done');
    if (req.url === '/late') setTimeout(() => res.end('done'), LATE_MS);
    if (req.url === '/half') res.write('half');
  });
  server.keepAliveTimeout = KEPT_MS + 1_000;
  server.on('connection', () => {
    connections += 1;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterAll(() => {
  agent.destroy();
  patient.destroy();
  server.closeAllConnections();
  server.close();
});

const agent = impatientAgent('http:', TIMEOUT_MS);
const patient = impatientAgent('http:', PATIENT_MS);

function get(path: string, through = agent): Promise<string> {
  const { port } = server.address() as AddressInfo; // it listens on TCP
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, agent: through }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      answer.on('end', () => resolve(text));
      answer.on('error', reject);
    });
    asked.on('error', reject);
    asked.end();
  });
}

test('a request that is never answered fails', async () => {
  await expect(get('/never')).rejects.toThrow('did not answer within 0.3 s');
});

test('so does one on a connection that was used before', async () => {
  expect(await get('/answer')).toBe('done');
  const before = connections;
  const began = performance.now();
  await expect(get('/never')).rejects.toThrow('did not answer within 0.3 s');
  expect(connections).toBe(before);
  expect(performance.now() - began).toBeGreaterThan(TIMEOUT_MS * 0.9);
});

test('so does one whose answer stops in the middle', async () => {
  await expect(get('/half')).rejects.toThrow();
});

test('on a connection that was used before there is as much time as on a new one', async () => {
  expect(await get('/answer', patient)).toBe('done');
  const before = connections;
  expect(await get('/late', patient)).toBe('done');
  expect(connections).toBe(before);
});
