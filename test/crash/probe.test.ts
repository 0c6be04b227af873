import { startPostgresProxy } from '../support/postgres-proxy';
import { OBSERVE_LINE, startWorld } from '../support/world';
test('probe', async () => {
  const proxy = await startPostgresProxy();
  const world = await startWorld({ databaseUrlFor: (u) => proxy.through(u) });
  for (let i = 0; i < 3; i++) {
    const out: string[] = [];
    const t0 = Date.now();
    const offs = [proxy.onStatement((s, p) => { if (p === 'after') out.push(`${Date.now()-t0} ${s.connection} ${s.application} | ${s.name || s.sql.slice(0,70).replace(/\s+/g,' ')} -> ${s.rows}`); return undefined; }),
      world.telnyx.onRequest((r,p) => { out.push(`${Date.now()-t0} TELNYX ${p} ${r.method} ${r.path}`); }),
      world.hubspot.onRequest((r,p) => { out.push(`${Date.now()-t0} HUBSPOT ${p} ${r.method} ${r.path}`); })];
    await world.telnyx.placeCall({ from: `+1312555020${i}`, to: OBSERVE_LINE, outcome: 'missed' }).delivered;
    await new Promise(r => setTimeout(r, 1500));
    offs.forEach(o => o());
    console.log(out.join('\n'));
    if (i===0) { await world.product.kill(); const t=Date.now(); await world.product.start(); console.log('restart', Date.now()-t); }
  }
  await world.end();
  await proxy.stop();
});
