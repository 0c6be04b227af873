import type {
  HubSpotEmulator,
  PortalInput,
} from '../../server/sandbox/hubspot-emulator/hubspot-emulator';
import { installThroughConsent } from '../../server/sandbox/install-through-consent';
import type { TelnyxEmulator } from '../../server/sandbox/telnyx-emulator/telnyx-emulator';
import type { RunningProduct } from './product';

/** A customer of the product: a HubSpot portal, a Telnyx account and lines that are always open. */
export interface Business {
  readonly portal: number;
  readonly name: string;
  readonly telnyxKey: string;
  /** Its users in HubSpot, the one who installs first. */
  readonly owners?: PortalInput['owners'];
  readonly lines: readonly { readonly number: string; readonly mode: LineMode }[];
}

type LineMode = 'observe' | 'overflow';

interface Surroundings {
  readonly product: RunningProduct;
  readonly telnyx: TelnyxEmulator;
  readonly hubspot: HubSpotEmulator;
}

/**
 * Does what a new customer does: installs through the real routes, connects Telnyx, adds the lines.
 *
 * @returns the address that the account's webhooks go to.
 */
export async function openBusiness(
  { product, telnyx, hubspot }: Surroundings,
  business: Business,
): Promise<string> {
  const { portal, name, telnyxKey, lines, owners } = business;
  hubspot.addPortal({ id: portal, name, timeZone: 'America/Chicago', ...(owners && { owners }) });
  await installThroughConsent(product.url, portal);
  telnyx.addAccount({ apiKey: telnyxKey });
  for (const { number, mode } of lines) {
    const connection = mode === 'observe' ? 'sip' : 'call_control';
    telnyx.addNumber({ apiKey: telnyxKey, number, connection });
  }
  const { webhookUrl } = await product.operate(
    ...['connect', '--portal', String(portal), '--telnyx-key', telnyxKey],
  );
  telnyx.setWebhookUrl(telnyxKey, String(webhookUrl));
  await Promise.all(lines.map(({ number }) => setLine(product, business, number, '24/7')));
  return String(webhookUrl);
}

/** Adds or changes a line through the operator's command line. */
export async function setLine(
  product: RunningProduct,
  { portal, name, lines }: Business,
  number: string,
  hours: string,
  ...more: string[]
): Promise<void> {
  const mode = lines.find((line) => line.number === number)?.mode ?? 'observe';
  const { ok } = await product.operate(
    ...['line', 'add', '--portal', String(portal), '--number', number, '--mode', mode],
    ...['--name', `Line ${number.slice(-4)}`, '--business', name],
    ...['--timezone', 'America/Chicago', '--hours', hours, ...more],
  );
  if (ok !== true) throw new Error(`The line ${number} could not be set.`);
}
