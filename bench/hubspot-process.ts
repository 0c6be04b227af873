/** The HubSpot emulator in a process of its own, told what to do by {@link startRemoteHubSpot}. */
import { startHubSpotEmulator } from '../server/sandbox/hubspot-emulator/hubspot-emulator';
import type { HubSpotOrder } from './remote-hubspot';

async function start(): Promise<void> {
  const hubspot = await startHubSpotEmulator();
  const obey = (order: HubSpotOrder): Record<string, number> => {
    switch (order.kind) {
      case 'add_app':
        hubspot.addApp(order.app);
        return {};
      case 'add_portal':
        hubspot.addPortal(order.portal);
        return {};
      case 'answer_after':
        hubspot.faults.clear();
        if (order.ms > 0) hubspot.faults.add({ kind: 'slow', delayMs: order.ms });
        return {};
      case 'count':
        return hubspot.counts(order.portal);
    }
  };
  process.on('message', (order: HubSpotOrder) => process.send?.(obey(order)));
  process.send?.(hubspot.port);
}

process.once('disconnect', () => process.exit());
void start();
