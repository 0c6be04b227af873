import { z } from 'zod';
import { telnyxClient } from './connection';
import { readPublicKey } from './webhook-signature';

const answerSchema = z.object({ data: z.object({ public: z.string() }) });

/**
 * The key that an account's webhooks are signed with: `GET /public_key`, which the SDK has no method for
 * (Telnyx reference 2.2).
 *
 * @throws the SDK's error when Telnyx refuses or cannot be reached, or an Error when the key is unreadable.
 */
export async function fetchPublicKey(apiBase: string, apiKey: string): Promise<string> {
  const answer: unknown = await telnyxClient(apiBase, apiKey).get('/public_key');
  const key = answerSchema.parse(answer).data.public;
  if (readPublicKey(key) === undefined)
    throw new Error('Telnyx answered a public key of an unknown form.');
  return key;
}
