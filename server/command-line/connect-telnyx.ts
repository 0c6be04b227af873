import { z } from 'zod';
import { connectAccount } from '../telnyx/connect-account';
import type { CommandAnswer } from './command-answer';
import type { OperatorParts } from './operator-parts';
import { badOptions, portalOption, refusal } from './options';

const optionsSchema = z.object({
  portal: portalOption,
  telnyxKey: z.string().trim().min(1, '--telnyx-key is empty.'),
});

/** `ringback connect`: checks the key with Telnyx before anything is stored. */
export async function connectTelnyx(
  parts: OperatorParts,
  options: unknown,
): Promise<CommandAnswer> {
  const parsed = optionsSchema.safeParse(options);
  if (!parsed.success) return badOptions(parsed.error);
  const connected = await connectAccount(parts, parsed.data.portal, parsed.data.telnyxKey);
  if (!connected.ok) return refusal(connected.problem);
  const { webhookUrl, balance } = connected;
  return {
    ok: true,
    sentences: [
      `Telnyx accepts the key; the account’s balance is ${balance}.`,
      'Set this address as webhook URL (API version 2) of the Telnyx voice application or SIP connection and of the messaging profile:',
      webhookUrl,
    ],
    json: { portal: parsed.data.portal, webhookUrl, balance },
  };
}
