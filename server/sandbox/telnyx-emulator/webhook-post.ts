import { Agent, request } from 'undici';

/** What became of one POST. */
export type PostOutcome =
  | { kind: 'answered'; status: number; answer: string; location: string | undefined }
  /** Refused, reset, unresolvable or too slow: no answer came. */
  | { kind: 'no_answer'; reason: string };

/** Posts webhooks over kept-alive connections. */
export class WebhookPoster {
  private readonly agent: Agent;

  constructor(timeoutMs: number) {
    this.agent = new Agent({
      connections: 256,
      keepAliveTimeout: 4_000,
      connect: { timeout: timeoutMs },
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
    });
  }

  /** One POST, one outcome; never throws. Only the start of an unfriendly answer is kept. */
  async post(
    url: string,
    headers: Record<string, string>,
    body: string,
    timeoutMs: number,
  ): Promise<PostOutcome> {
    try {
      const response = await request(url, {
        dispatcher: this.agent,
        method: 'POST',
        headers,
        body,
        headersTimeout: timeoutMs,
        bodyTimeout: timeoutMs,
      });
      const status = response.statusCode;
      const location = response.headers['location'];
      if (status >= 200 && status < 300) {
        await response.body.dump();
        return { kind: 'answered', status, answer: '', location: undefined };
      }
      const answer = (await response.body.text()).slice(0, 500);
      return {
        kind: 'answered',
        status,
        answer,
        location: typeof location === 'string' ? location : undefined,
      };
    } catch (error) {
      return { kind: 'no_answer', reason: reasonOf(error) };
    }
  }

  /** Cuts everything in flight. */
  async stop(): Promise<void> {
    await this.agent.destroy();
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}
