import { startWorld, OBSERVE_LINE } from '../support/world';
test('smoke', async () => {
  const b=Date.now(); const w = await startWorld(); const t1=Date.now()-b;
  await w.telnyx.placeCall({ from: '+13125550199', to: OBSERVE_LINE, outcome: 'missed' }).delivered;
  await w.settled(); const t2=Date.now()-b;
  console.log(t1,t2,w.telnyx.texts().length, w.hubspot.records(4242001).contacts.length, w.product.output());
  console.log(JSON.stringify(await w.product.operate('status')));
  // burst
  const c=Date.now();
  await Promise.all(Array.from({length:100},(_,i)=>w.telnyx.placeCall({ from: '+1312556'+String(1000+i), to: OBSERVE_LINE, outcome: 'missed' }).delivered));
  await w.settled(); 
  console.log('100 calls', Date.now()-c, w.telnyx.texts().length, w.hubspot.records(4242001).contacts.length, Object.entries(w.hubspot.counts(4242001)).filter(([k])=>k.includes('objects')));
  const e=Date.now(); await w.end(); console.log('end',Date.now()-e);
});
