import type { AppInput, PortalInput } from '../server/sandbox/hubspot-emulator/hubspot-emulator';
import { startChild } from './child-program';

export type HubSpotOrder =
  | { readonly kind: 'add_app'; readonly app: AppInput }
  | { readonly kind: 'add_portal'; readonly portal: PortalInput }
  | { readonly kind: 'answer_after'; readonly ms: number }
  | { readonly kind: 'count'; readonly portal: number };

/** A HubSpot emulator in another process, with HubSpot's rate limits and index lag. */
export interface RemoteHubSpot {
  readonly url: string;
  addApp(app: AppInput): Promise<void>;
  addPortal(portal: PortalInput): Promise<void>;
  /** Makes every answer wait; 0: none waits any more. */
  answerAfter(ms: number): Promise<void>;
  /** Requests per route that the app has made with a portal's token. */
  counts(portal: number): Promise<Record<string, number>>;
  stop(): Promise<void>;
}

export async function startRemoteHubSpot(): Promise<RemoteHubSpot> {
  const child = await startChild('hubspot-process', {});
  let last: Promise<unknown> = Promise.resolve();
  /** One order at a time, so that an answer belongs to the order before it. */
  const order = (wanted: HubSpotOrder): Promise<Record<string, number>> => {
    const answer = last.then(
      () =>
        new Promise<Record<string, number>>((resolve) => {
          child.process.once('message', (counts: Record<string, number>) => resolve(counts));
          child.process.send(wanted);
        }),
    );
    last = answer;
    return answer;
  };
  return {
    url: child.url,
    addApp: async (app) => void (await order({ kind: 'add_app', app })),
    addPortal: async (portal) => void (await order({ kind: 'add_portal', portal })),
    answerAfter: async (ms) => void (await order({ kind: 'answer_after', ms })),
    counts: (portal) => order({ kind: 'count', portal }),
    stop: child.stop,
  };
}
