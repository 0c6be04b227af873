import { startHubSpotEmulator } from '../../../server/sandbox/hubspot-emulator/hubspot-emulator';

describe('links to HubSpot', () => {
  const where = async (screens: string | undefined, path: string): Promise<string | null> => {
    const hubspot = await startHubSpotEmulator({ screens });
    const answer = await fetch(hubspot.appBase + path, { redirect: 'manual' });
    await hubspot.stop();
    return answer.headers.get('location');
  };
  const SCREENS = 'http://localhost:3000/sandbox';

  it('lead to the screens of the preview', async () => {
    expect(await where(SCREENS, '/contacts/42')).toBe(`${SCREENS}/contacts?portal=42`);
    expect(await where(SCREENS, '/contacts/42/record/0-1/7')).toBe(
      `${SCREENS}/?portal=42&contact=7`,
    );
  });

  it('lead to plain pages where there is no preview', async () => {
    expect(await where(undefined, '/contacts/42')).toBe('/portals/42/contacts');
    expect(await where(undefined, '/contacts/42/record/0-1/7')).toBe('/portals/42/contacts/7');
  });
});
