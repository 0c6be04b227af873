import { startWorld, type World } from '../../support/world';

describe('a live Ringback', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.end());

  it.each(['/sandbox/', '/sandbox/preview/view', '/sandbox/assets/page.js', '/sandbox/state'])(
    'has nothing at %s',
    async (route) => {
      expect((await fetch(world.product.url + route)).status).toBe(404);
    },
  );

  it('takes no orders from a phone that is not there', async () => {
    const response = await fetch(`${world.product.url}/sandbox/phone/dial`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"from":"+13125550199","to":"+13125550100"}',
    });
    expect(response.status).toBe(404);
  });
});
