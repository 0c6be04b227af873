import { connect, type Socket } from 'node:net';

/** The bytes of one POST with a JSON body. */
export function postBytes(
  url: URL,
  headers: Readonly<Record<string, string>>,
  body: string,
): Buffer {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const length = Buffer.byteLength(body);
  return Buffer.from(
    `POST ${url.pathname} HTTP/1.1\r\nhost: ${url.host}\r\n${lines.join('')}content-length: ${length}\r\n\r\n${body}`,
  );
}

/**
 * Kept-alive connections to one server, each with one request at a time. Requests are bytes made
 * beforehand, so that whoever measures costs next to nothing.
 */
export class Door {
  private readonly free: Socket[] = [];
  private readonly all: Socket[] = [];
  private readonly queue: ((socket: Socket) => void)[] = [];

  private constructor(readonly url: URL) {}

  static async open(url: URL, connections: number): Promise<Door> {
    const door = new Door(url);
    for (let each = 0; each < connections; each += 1) {
      const socket = connect({ host: url.hostname, port: Number(url.port), noDelay: true });
      await new Promise<void>((resolve, reject) => {
        socket.once('connect', resolve);
        socket.once('error', reject);
      });
      door.all.push(socket);
      door.free.push(socket);
    }
    return door;
  }

  /** @throws when the answer is not 200 or the connection breaks. */
  async post(bytes: Buffer): Promise<void> {
    const socket = this.free.pop() ?? (await new Promise<Socket>((take) => this.queue.push(take)));
    try {
      const status = await exchange(socket, bytes);
      if (status !== 200) throw new Error(`${this.url.pathname} answered ${status}`);
    } finally {
      const next = this.queue.shift();
      if (next === undefined) this.free.push(socket);
      else next(socket);
    }
  }

  close(): void {
    for (const socket of this.all) socket.destroy();
  }
}

/** Writes a request and reads its answer, of which only the status and the length matter. */
function exchange(socket: Socket, bytes: Buffer): Promise<number> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const settle = (done: () => void): void => {
      socket.off('data', read);
      socket.off('error', fail);
      socket.off('close', closed);
      done();
    };
    const fail = (error: Error): void => settle(() => reject(error));
    const closed = (): void => fail(new Error('The server closed the connection.'));
    const read = (chunk: Buffer): void => {
      answer += chunk.toString('latin1');
      const head = answer.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = /\r\ncontent-length: *(\d+)/i.exec(answer.slice(0, head))?.[1];
      if (length === undefined) fail(new Error(`An answer without a length: ${answer}`));
      else if (answer.length >= head + 4 + Number(length)) {
        settle(() => resolve(Number(answer.slice(9, 12))));
      }
    };
    socket.on('data', read);
    socket.on('error', fail);
    socket.on('close', closed);
    socket.write(bytes);
  });
}
