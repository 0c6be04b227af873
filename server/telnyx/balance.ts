import { telnyxClient } from './connection';

/**
 * What the account has left, such as "12.50 USD".
 *
 * @throws the SDK's error when Telnyx refuses the key or cannot be reached.
 */
export async function readBalance(apiBase: string, apiKey: string): Promise<string> {
  const { data } = await telnyxClient(apiBase, apiKey).balance.retrieve();
  return `${data?.balance ?? 'unknown'} ${data?.currency ?? ''}`.trim();
}
