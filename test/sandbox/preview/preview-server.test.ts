import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../../../server/project-root';
import { BusinessClock } from '../../../server/sandbox/business-clock';
import {
  type HubSpotEmulator,
  startHubSpotEmulator,
} from '../../../server/sandbox/hubspot-emulator/hubspot-emulator';
import {
  type PreviewServer,
  startPreviewServer,
} from '../../../server/sandbox/preview/preview-server';
import {
  startTelnyxEmulator,
  type TelnyxEmulator,
} from '../../../server/sandbox/telnyx-emulator/telnyx-emulator';
import { eventually } from '../../support/eventually';

const PORTAL = 4_242_001;
const LINE = '+13125550100';
const CALLER = '+13125550199';

describe('the preview', () => {
  const clock = new BusinessClock();
  const shifted: number[] = [];
  let folder: string;
  let telnyx: TelnyxEmulator;
  let hubspot: HubSpotEmulator;
  let preview: PreviewServer;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'ringback-preview-'));
    telnyx = await startTelnyxEmulator({ now: clock.now });
    hubspot = await startHubSpotEmulator({ now: clock.now });
    hubspot.addPortal({ id: PORTAL, name: 'Acme Plumbing', timeZone: 'America/Chicago' });
    telnyx.addAccount({ apiKey: 'KEY' });
    telnyx.addNumber({ apiKey: 'KEY', number: LINE, connection: 'sip' });
    preview = await startPreviewServer({
      project: projectRoot(),
      buildFolder: folder,
      publicUrl: 'http://127.0.0.1:1',
      app: { clientSecret: 'secret', appId: '77' },
      telnyxAccounts: [{ portalId: PORTAL, apiKey: 'KEY' }],
      people: [{ number: CALLER, name: 'Alex Kim', about: 'A mobile phone.' }],
      lineNames: [{ number: LINE, name: 'Main line' }],
      shiftJobs: async (byMs) => void shifted.push(byMs),
      ...{ hubspot, telnyx, clock },
    });
  });
  afterAll(async () => {
    await preview.stop();
    await Promise.all([telnyx.stop(), hubspot.stop()]);
    rmSync(folder, { recursive: true, force: true });
  });

  const get = (route: string): Promise<Response> => fetch(preview.url + route);
  const post = async (route: string, body: object): Promise<{ status: number; said: unknown }> => {
    const response = await fetch(preview.url + route, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: response.status, said: await response.json() };
  };
  const phone = (call?: string) => post('phone/look', { phone: CALLER, ...(call && { call }) });

  it.each(['', 'contacts', 'help-desk', 'settings', 'app', 'app/inbox/7', 'phone'])(
    'answers /sandbox/%s with its page, which may load nothing from elsewhere',
    async (route) => {
      const page = await get(route);
      expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(await page.text()).toContain('<script src="/sandbox/assets/page.js">');
    },
  );

  it.each(['page.js', 'page.css', 'worker.js'])('builds %s for the browser', async (file) => {
    const asset = await get(`assets/${file}`);
    expect(asset.status).toBe(200);
    expect((await asset.text()).length).toBeGreaterThan(5_000);
  });

  it('hands out an extension as HubSpot’s bundler made it', async () => {
    const built: unknown = await (await get('preview/extensions/ringback-settings')).json();
    expect(built).toEqual({ ok: true, script: expect.any(String) });
    const script = await get('preview/extensions/ringback-settings/script.js');
    expect(script.headers.get('content-type')).toContain('text/javascript');
    expect(await script.text()).toContain('extend_V2');
  });

  it('tells of accounts, users and contacts as HubSpot has them', async () => {
    const id = hubspot.createContact(PORTAL, { firstname: 'مريم', phone: CALLER });
    expect(await (await get('preview/view')).json()).toMatchObject({
      app: { id: '77', name: 'Ringback' },
      accounts: [{ id: PORTAL, name: 'Acme Plumbing', contacts: [{ id, name: 'مريم' }] }],
    });
    expect(await (await get(`preview/accounts/${PORTAL}/contacts/${id}`)).json()).toMatchObject({
      properties: { firstname: 'مريم', phone: CALLER },
      activities: [],
    });
    expect((await get(`preview/accounts/${PORTAL}/contacts/1`)).status).toBe(404);
  });

  it('has a phone that calls a line, lets it ring and hangs up', async () => {
    const dialled = await post('phone/dial', { from: CALLER, to: LINE });
    expect(dialled.said).toMatchObject({ state: 'ringing' });
    const { id } = z.object({ id: z.string() }).parse(dialled.said);
    expect((await phone(id)).said).toMatchObject({ call: { state: 'ringing' } });
    await post('phone/hang-up', { call: id });
    expect((await phone(id)).said).toMatchObject({ call: { state: 'over', answeredAt: null } });
  });

  it('has a phone that texts a line by its name', async () => {
    await post('phone/text', { from: CALLER, to: LINE, text: 'Hello 👋' });
    await eventually('the text is on the phone', async () =>
      JSON.stringify((await phone()).said).includes('Hello 👋'),
    );
    expect((await phone()).said).toMatchObject({
      lines: [{ number: LINE, name: 'Main line' }],
      texts: [{ direction: 'sent', line: LINE, text: 'Hello 👋' }],
    });
  });

  it.each([
    ['phone/dial', { from: CALLER, to: '+19995550000' }],
    ['phone/text', { from: CALLER, to: LINE, text: '' }],
    ['preview/fetch', { portalId: PORTAL }],
  ])('says what is wrong with a nonsense %s', async (route, body) => {
    expect(await post(route, body)).toEqual({ status: 400, said: { error: expect.any(String) } });
  });

  it('lets a business enter at Telnyx where its webhooks go', async () => {
    const url = 'http://127.0.0.1:1/webhooks/telnyx/token';
    expect(await (await get('telnyx/accounts')).json()).toEqual([
      { portalId: PORTAL, apiKey: 'KEY' },
    ]);
    expect((await post('telnyx/webhook', { portalId: PORTAL, url })).status).toBe(200);
    expect(JSON.stringify(telnyx.snapshot())).toContain(url);
    expect((await post('telnyx/webhook', { portalId: PORTAL, url: 'there' })).status).toBe(400);
  });

  it('moves business time, and what waits comes along', async () => {
    const before = clock.now();
    expect((await post('clock', { byMs: 3_600_000 })).status).toBe(200);
    expect(clock.now() - before).toBeGreaterThanOrEqual(3_600_000);
    expect(shifted).toEqual([3_600_000]);
  });
});
