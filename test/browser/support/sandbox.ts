import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectRoot } from '../../../server/project-root';
import { startPreviewServer } from '../../../server/sandbox/preview/preview-server';
import type { Business } from '../../support/business';
import { type ClockedWorld, startClockedWorld } from '../../support/clocked-world';
import { freePort } from '../../support/product';

/** Installed, connected, with lines that are always open. */
export const BRIGHTWATER: Business = {
  portal: 4_242_001,
  name: 'Brightwater Plumbing',
  telnyxKey: 'KEY-brightwater',
  owners: [
    { id: '501', firstName: 'Dana', lastName: 'Reyes', email: 'dana@brightwater.example' },
    { id: '502', firstName: 'Sam', lastName: 'Ortiz', email: 'sam@brightwater.example' },
  ],
  lines: [
    { number: '+13125550100', mode: 'observe' },
    { number: '+13125550101', mode: 'overflow' },
  ],
};

/** A business with a HubSpot account and a Telnyx account, which has never heard of Ringback. */
export const HARBOR: Business = {
  portal: 4_242_002,
  name: 'Harbor Dental',
  telnyxKey: 'KEY-harbor',
  owners: [{ id: '601', firstName: 'Robin', lastName: 'Chen', email: 'robin@harbor.example' }],
  lines: [{ number: '+12125550150', mode: 'observe' }],
};

/** Who looks at which screen, with whose phone in hand; HubSpot's first user and newest contact when absent. */
export interface Standing {
  readonly portal?: number;
  readonly user?: string;
  readonly contact?: string;
  readonly phone?: string;
  readonly failures?: 'wrapped';
}

/** A world with the screens that a person sees of it. */
export interface Sandbox extends ClockedWorld {
  /** @param screen such as `settings`; the contact's record when empty */
  address(screen: string, standing?: Standing): string;
}

/** Starts Ringback between both platforms, and the sandbox's pages beside them, on a Tuesday at ten. */
export async function startSandbox(): Promise<Sandbox> {
  const port = await freePort();
  const screens = `http://127.0.0.1:${port}/sandbox`;
  const world = await startClockedWorld({ business: BRIGHTWATER, screens });
  const { hubspot, telnyx, clock, product } = world;
  hubspot.addPortal({
    id: HARBOR.portal,
    name: HARBOR.name,
    timeZone: 'America/New_York',
    ...(HARBOR.owners && { owners: HARBOR.owners }),
  });
  telnyx.addAccount({ apiKey: HARBOR.telnyxKey });
  for (const { number } of HARBOR.lines)
    telnyx.addNumber({ apiKey: HARBOR.telnyxKey, number, connection: 'sip' });
  await world.moveClockTo(nextTuesdayAtTen());
  const preview = await startPreviewServer(
    {
      project: projectRoot(),
      buildFolder: path.join(tmpdir(), 'ringback-test-extensions'),
      publicUrl: product.url,
      app: { clientSecret: 'test-secret', appId: '77' },
      telnyxAccounts: [BRIGHTWATER, HARBOR].map(({ portal: portalId, telnyxKey: apiKey }) => ({
        portalId,
        apiKey,
      })),
      people: [],
      lineNames: [BRIGHTWATER, HARBOR].flatMap(({ portal: portalId, lines }) =>
        lines.map(({ number }) => ({ number, name: `Line ${number.slice(-4)}`, portalId })),
      ),
      shiftJobs: world.shiftJobs,
      ...{ hubspot, telnyx, clock },
    },
    port,
  );
  return {
    ...world,
    address: (screen, standing = {}) =>
      `${screens}/${screen}?${new URLSearchParams(
        Object.entries(standing).map(([name, value]): [string, string] => [name, String(value)]),
      )}`,
    end: async () => {
      await preview.stop();
      await world.end();
    },
  };
}

/** In Chicago; whole weekdays from now, so that no test depends on the day on which it runs. */
function nextTuesdayAtTen(): string {
  const day = new Date();
  do day.setUTCDate(day.getUTCDate() + 1);
  while (day.getUTCDay() !== 2);
  return `${day.toISOString().slice(0, 10)}T10:00:00-06:00`;
}
