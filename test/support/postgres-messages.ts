/** One message of PostgreSQL's wire protocol (version 3), whole. */
export interface WireMessage {
  /** The type byte; empty for the first message of a connection, which has none. */
  readonly type: string;
  /** Without type and length. */
  readonly body: Buffer;
  /** As it came. */
  readonly raw: Buffer;
}

/** Cuts one direction of a connection into messages, however the network cut it into chunks. */
export class MessageReader {
  private rest: Buffer = Buffer.alloc(0);

  /** @param untyped whether the first message is still to come: a client's has no type byte */
  constructor(private untyped: boolean) {}

  read(chunk: Buffer): WireMessage[] {
    this.rest = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    const messages: WireMessage[] = [];
    for (;;) {
      const head = this.untyped ? 0 : 1;
      if (this.rest.length < head + 4) return messages;
      const end = head + this.rest.readInt32BE(head);
      if (this.rest.length < end) return messages;
      messages.push({
        type: this.rest.toString('latin1', 0, head),
        body: this.rest.subarray(head + 4, end),
        raw: this.rest.subarray(0, end),
      });
      this.rest = this.rest.subarray(end);
      this.untyped = false;
    }
  }
}

/** The null-terminated strings at the start of a message's body, such as names and SQL. */
export function strings(body: Buffer, count: number): string[] {
  const found: string[] = [];
  let start = 0;
  while (found.length < count) {
    const end = body.indexOf(0, start);
    if (end < 0) break;
    found.push(body.toString('utf8', start, end));
    start = end + 1;
  }
  return found;
}
