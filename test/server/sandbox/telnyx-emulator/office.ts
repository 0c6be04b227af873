import Telnyx from 'telnyx';
import {
  startTelnyxEmulator,
  type TelnyxEmulatorOptions,
} from '../../../../server/sandbox/telnyx-emulator/telnyx-emulator';
import { startWebhookReceiver } from './webhook-receiver';

export const KEY = 'KEY_office';
export const LINE = '+13125550100';
export const PBX_LINE = '+13125550101';
export const CALLER = '+13125550199';

/** A Telnyx with one account, one call control line, one line behind a SIP connection, and a receiver of its webhooks. */
export async function openOffice(options: TelnyxEmulatorOptions = {}) {
  const receiver = await startWebhookReceiver();
  const telnyx = await startTelnyxEmulator({
    seed: 1,
    ...options,
    timing: {
      ringMs: 5,
      talkMs: 5,
      sentDelayMs: 1,
      finalizedDelayMs: 1,
      detailRecordLagMs: 0,
      webhookTimeoutMs: 300,
      webhookBackoffMs: [5, 10],
      ...options.timing,
    },
  });
  const account = telnyx.addAccount({ apiKey: KEY });
  telnyx.addNumber({ apiKey: KEY, number: LINE });
  telnyx.addNumber({ apiKey: KEY, number: PBX_LINE, connection: 'sip' });
  telnyx.setWebhookUrl(KEY, `${receiver.url}/hook`);
  const client = new Telnyx({ apiKey: KEY, baseURL: telnyx.apiBase, maxRetries: 0 });
  return {
    telnyx,
    receiver,
    client,
    account,
    close: async () => {
      await telnyx.stop();
      await receiver.stop();
    },
  };
}

export type Office = Awaited<ReturnType<typeof openOffice>>;

/** The status and the Telnyx code of a refused request. */
export async function refusal(
  request: Promise<unknown>,
): Promise<{ status: number; code: string }> {
  try {
    await request;
  } catch (error) {
    if (!(error instanceof Telnyx.APIError)) throw error;
    const body: unknown = error.error;
    const code = /"code":"(\w+)"/.exec(JSON.stringify(body))?.[1];
    return { status: error.status ?? 0, code: code ?? '' };
  }
  throw new Error('the request was not refused');
}
