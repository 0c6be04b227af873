import { connect, createServer, type Server, type Socket } from 'node:net';
import { MessageReader, strings, type WireMessage } from './postgres-messages';

/** One statement on its way: a simple query, or an extended-protocol group up to its Sync. */
export interface ProxiedStatement {
  /** Counts the connections through this proxy. */
  readonly connection: number;
  /** The `application_name` that the connection gave itself. */
  readonly application: string;
  /** The prepared statement's name; empty for an unnamed one. */
  readonly name: string;
  /** The SQL; of a prepared statement, as it was when it was prepared. */
  readonly sql: string;
  /** How many rows came back; 0 until the answer is there. */
  rows: number;
}

/** Before it is forwarded; or after PostgreSQL's whole answer came, before any of it is passed on. */
export type StatementPhase = 'before' | 'after';

/**
 * Called and awaited at both phases of each statement.
 *
 * @returns `cut` to end the connection there: the statement, or its answer, goes nowhere.
 */
export type StatementListener = (
  statement: ProxiedStatement,
  phase: StatementPhase,
) => 'cut' | undefined | Promise<'cut' | undefined>;

/** Stands between a program and PostgreSQL and sees each statement and its answer pass. */
export interface PostgresProxy {
  /** The connection string that leads to the given database through the proxy. */
  through(databaseUrl: string): string;
  onStatement(listener: StatementListener): () => void;
  stop(): Promise<void>;
}

/** Starts a proxy on a free port of 127.0.0.1. All databases that are led through it are on one server. */
export async function startPostgresProxy(): Promise<PostgresProxy> {
  const listeners = new Set<StatementListener>();
  const sockets = new Set<Socket>();
  let target: { host: string; port: number } | undefined;
  let connections = 0;

  const tell: StatementListener = async (statement, phase) => {
    let answer: 'cut' | undefined;
    for (const listener of listeners) answer = (await listener(statement, phase)) ?? answer;
    return answer;
  };
  const server: Server = createServer((client) => {
    if (target === undefined) throw new Error('The proxy does not know where PostgreSQL is yet.');
    const upstream = connect(target);
    connections += 1;
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined); // the end of the socket follows, and says it all
      socket.once('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    relay(client, upstream, connections, tell);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');

  return {
    through: (databaseUrl) => {
      const url = new URL(databaseUrl);
      target = { host: url.hostname, port: Number(url.port || '5432') };
      url.hostname = '127.0.0.1';
      url.port = String(address.port);
      return url.toString();
    },
    onStatement: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

function relay(
  client: Socket,
  upstream: Socket,
  connection: number,
  tell: StatementListener,
): void {
  const prepared = new Map<string, string>();
  const waiting: ProxiedStatement[] = [];
  let application = '';
  let group: WireMessage[] = [];
  let answer: WireMessage[] = [];

  let next: () => void = () => undefined;
  const answered = async (): Promise<void> => {
    if (waiting.length === 0) return;
    await new Promise<void>((resolve) => {
      next = resolve;
    });
  };
  const cut = (): void => {
    client.destroy();
    upstream.destroy();
  };
  const pass = async (
    statement: ProxiedStatement | undefined,
    phase: StatementPhase,
    messages: readonly WireMessage[],
    to: Socket,
  ): Promise<void> => {
    if (statement !== undefined && (await tell(statement, phase)) === 'cut') cut();
    if (!to.destroyed) to.write(Buffer.concat(messages.map(({ raw }) => raw)));
  };

  inTurn(client, new MessageReader(true), async (message) => {
    if (message.type === '') {
      application = startupOption(message.body, 'application_name');
      await pass(undefined, 'before', [message], upstream);
      return;
    }
    group.push(message);
    // Q: a simple query; S: Sync, the end of a group; p, X, H: password, goodbye, Flush.
    if (!'QSpXH'.includes(message.type)) return;
    const messages = group;
    group = [];
    const statement =
      message.type === 'Q' || message.type === 'S'
        ? { connection, application, rows: 0, ...readStatement(messages, prepared) }
        : undefined;
    if (statement === undefined) {
      await pass(undefined, 'before', messages, upstream);
      return;
    }
    // What was sent without waiting for answers is held back, so that each statement has its own moments.
    await answered();
    waiting.push(statement);
    await pass(statement, 'before', messages, upstream);
  });

  inTurn(upstream, new MessageReader(false), async (message) => {
    const statement = waiting[0];
    // Nobody waits for an answer: the greeting, or a notification.
    if (statement === undefined) {
      await pass(undefined, 'after', [message], client);
      return;
    }
    answer.push(message);
    if (message.type === 'D') statement.rows += 1;
    if (message.type !== 'Z') return;
    const messages = answer;
    answer = [];
    await pass(statement, 'after', messages, client);
    waiting.shift();
    next();
  });
}

/** Hands over the messages of one direction one after another, each when the one before is done with. */
function inTurn(
  from: Socket,
  reader: MessageReader,
  take: (message: WireMessage) => Promise<void>,
): void {
  let last: Promise<void> = Promise.resolve();
  from.on('data', (chunk: Buffer) => {
    for (const message of reader.read(chunk)) {
      last = last.then(() => take(message)).catch(() => void from.destroy());
    }
  });
}

/** What a group of frontend messages executes. */
function readStatement(
  messages: readonly WireMessage[],
  prepared: Map<string, string>,
): { readonly name: string; readonly sql: string } {
  let name = '';
  let sql = '';
  for (const { type, body } of messages) {
    if (type === 'Q') [sql = ''] = strings(body, 1);
    else if (type === 'P') {
      const [parsed = '', text = ''] = strings(body, 2);
      prepared.set(parsed, text);
    } else if (type === 'B') {
      [, name = ''] = strings(body, 2); // the portal comes first
      sql = prepared.get(name) ?? '';
    }
  }
  return { name, sql };
}

/** After the protocol's version, the first message holds names and values in turn. */
function startupOption(body: Buffer, name: string): string {
  const words = strings(body.subarray(4), 64);
  return words.find((_, index) => index % 2 === 1 && words[index - 1] === name) ?? '';
}
