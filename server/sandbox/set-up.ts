import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { type PortalId, portalId } from '../../src/ids';
import { addLine } from '../command-line/add-line';
import { connectTelnyx } from '../command-line/connect-telnyx';
import type { OperatorParts } from '../command-line/operator-parts';
import type { LiveConfiguration } from '../configuration';
import { portalExists } from '../hubspot/portal-directory';
import { OPTIONAL_SCOPES, REQUIRED_SCOPES } from '../install/scopes';
import { lineByNumber } from '../lines/line-store';
import { inPortal } from '../postgres/portal-scope';
import type { Encryption } from '../secrets/encryption';
import { TelnyxAccounts } from '../telnyx/account-store';
import type { BusinessClock } from './business-clock';
import { declaredWebhooks } from './declared-webhooks';
import type { HubSpotEmulator } from './hubspot-emulator/hubspot-emulator';
import { installThroughConsent } from './install-through-consent';
import type { TelnyxEmulator } from './telnyx-emulator/telnyx-emulator';

/** The people, numbers and keys of the sandbox. None of them opens anything outside it. */
export const SANDBOX = {
  app: { clientId: 'sandbox-client-id', clientSecret: 'sandbox-client-secret', appId: '1000001' },
  portal: { id: 48_211_907, name: 'Brightwater Plumbing', timeZone: 'America/Chicago' },
  telnyxKey: 'KEY-sandbox-brightwater',
  lines: [
    { number: '+13125550100', name: 'Main line', mode: 'observe', connection: 'sip' },
    {
      number: '+13125550101',
      name: 'After-hours line',
      mode: 'overflow',
      connection: 'call_control',
    },
  ],
  hours: 'Mo-Fr 08:00-18:00; Sa 09:00-12:00',
  /** A business that does not have the app yet: to install it and set it up by hand. */
  newcomer: {
    portal: { id: 48_211_908, name: 'Harbor Dental', timeZone: 'America/New_York' },
    telnyxKey: 'KEY-sandbox-harbor',
    lines: [{ number: '+12125550150', name: 'Front desk', connection: 'sip' }],
  },
  /** Who may pick up the phone. */
  people: [
    { number: '+13125550199', name: 'Alex Kim', about: 'A mobile phone.', phone: 'mobile' },
    { number: '+13125550142', name: 'Maria Lopez', about: 'A mobile phone.', phone: 'mobile' },
    {
      number: '+13125550177',
      name: 'Reception at Oak Street',
      about: 'A landline, which takes no texts.',
      phone: 'landline_refused',
    },
    {
      number: '+13125550188',
      name: 'Jordan Smith',
      about: 'A mobile phone that is switched off: texts to it fail.',
      phone: 'undeliverable',
    },
  ],
} as const;

/** What the businesses call their lines. */
export function lineNames(): {
  readonly number: string;
  readonly name: string;
  readonly portalId: number;
}[] {
  return [SANDBOX, SANDBOX.newcomer].flatMap(({ portal, lines }) =>
    lines.map(({ number, name }) => ({
      number,
      name: `${portal.name}: ${name}`,
      portalId: portal.id,
    })),
  );
}

/** What each business has at Telnyx. */
export function telnyxAccounts(): { readonly portalId: number; readonly apiKey: string }[] {
  return [SANDBOX, SANDBOX.newcomer].map(({ portal, telnyxKey: apiKey }) => ({
    portalId: portal.id,
    apiKey,
  }));
}

export interface SandboxParts {
  readonly telnyx: TelnyxEmulator;
  readonly hubspot: HubSpotEmulator;
  readonly publicUrl: string;
  readonly pool: Pool;
  readonly encryption: Encryption;
  readonly configuration: LiveConfiguration;
  readonly clock: BusinessClock;
  /** The HubSpot stand-in remembers nothing of an earlier start, so neither does it know our grant. */
  readonly hubspotForgot: boolean;
}

/**
 * Does what a new customer does: installs the app through HubSpot's consent page, connects a Telnyx account
 * and adds two lines. What an earlier start did already stays as it is.
 */
export async function setUpSandbox(parts: SandboxParts): Promise<void> {
  const { telnyx, hubspot, publicUrl } = parts;
  hubspot.addApp({
    ...SANDBOX.app,
    appId: Number(SANDBOX.app.appId),
    redirectUrls: [`${publicUrl}/oauth/callback`],
    requiredScopes: [...REQUIRED_SCOPES],
    optionalScopes: [...OPTIONAL_SCOPES],
    webhooks: await declaredWebhooks(publicUrl),
  });
  hubspot.addPortal({
    ...SANDBOX.portal,
    owners: [
      { id: '501', firstName: 'Dana', lastName: 'Reyes', email: 'dana@brightwater.example' },
      { id: '502', firstName: 'Sam', lastName: 'Ortiz', email: 'sam@brightwater.example' },
    ],
  });
  const { newcomer } = SANDBOX;
  hubspot.addPortal({
    ...newcomer.portal,
    owners: [
      {
        id: '601',
        userId: 60_000_011,
        firstName: 'Robin',
        lastName: 'Chen',
        email: 'robin@harbor.example',
      },
    ],
  });
  telnyx.addAccount({ apiKey: newcomer.telnyxKey });
  for (const { number, connection } of newcomer.lines)
    telnyx.addNumber({ apiKey: newcomer.telnyxKey, number, connection });
  for (const { number, phone } of SANDBOX.people) telnyx.setRecipient(number, phone);
  telnyx.addAccount({ apiKey: SANDBOX.telnyxKey });
  for (const { number, connection } of SANDBOX.lines)
    telnyx.addNumber({ apiKey: SANDBOX.telnyxKey, number, connection });

  const portal = portalId(SANDBOX.portal.id);
  if (portal === undefined) throw new Error('The sandbox’s portal id is no portal id.');
  if (parts.hubspotForgot || !(await portalExists(parts.pool, portal)))
    await installThroughConsent(publicUrl, SANDBOX.portal.id);

  const operator: OperatorParts = {
    pool: parts.pool,
    accounts: new TelnyxAccounts(parts.pool, parts.encryption),
    telnyxApiBase: parts.configuration.telnyxApiBase,
    publicUrl,
    newId: randomUUID,
    now: parts.clock.now,
  };
  const connected = await connectTelnyx(operator, { portal, telnyxKey: SANDBOX.telnyxKey });
  const webhookUrl = connected.json['webhookUrl'];
  if (!connected.ok || typeof webhookUrl !== 'string')
    throw new Error(connected.sentences.join(' '));
  telnyx.setWebhookUrl(SANDBOX.telnyxKey, webhookUrl);
  for (const { number, name, mode } of SANDBOX.lines) {
    if (await lineIsThere(parts.pool, portal, number)) continue;
    const added = await addLine(operator, {
      portal,
      number,
      mode,
      name,
      business: SANDBOX.portal.name,
      timezone: SANDBOX.portal.timeZone,
      hours: SANDBOX.hours,
      holidayCountry: 'US',
      owner: '501',
    });
    if (!added.ok) throw new Error(added.sentences.join(' '));
  }
}

async function lineIsThere(pool: Pool, portal: PortalId, number: string): Promise<boolean> {
  return inPortal(pool, portal, async (tx) => (await lineByNumber(tx, number)) !== undefined);
}
