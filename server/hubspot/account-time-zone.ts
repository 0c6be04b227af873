import { IANAZone } from 'luxon';
import { z } from 'zod';
import { API_VERSION } from './dated-paths';
import { HubSpotInterruption, refusalOrInterruption } from './interruption';

const TIMEOUT_MS = 10_000;
const detailsSchema = z.looseObject({ timeZone: z.string() });

/**
 * The account's time zone, IANA; UTC where HubSpot does not tell one that we know. The SDK has no method for
 * the account's details.
 *
 * @throws HubSpotInterruption when HubSpot is away.
 */
export async function accountTimeZone(apiBase: string, accessToken: string): Promise<string> {
  const { data } = detailsSchema.safeParse(await accountDetails(apiBase, accessToken));
  return data !== undefined && IANAZone.isValidZone(data.timeZone) ? data.timeZone : 'UTC';
}

/** @returns undefined when HubSpot refuses to tell. */
async function accountDetails(apiBase: string, accessToken: string): Promise<unknown> {
  try {
    const answer = await fetch(`${apiBase}/account-info/${API_VERSION}/details`, {
      headers: { authorization: `Bearer ${accessToken}` },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const body: unknown = await answer.json();
    if (answer.ok) return body;
    refusalOrInterruption({ code: answer.status, body });
  } catch (error) {
    if (error instanceof HubSpotInterruption) throw error;
    refusalOrInterruption(error);
  }
  return undefined;
}
