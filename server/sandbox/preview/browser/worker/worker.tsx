import { createRemoteRoot, createRoot } from '@remote-ui/react';
import { createEndpoint, retain } from '@remote-ui/rpc';
import type { HostApi, WorkerApi } from '../protocol';
import { CrashBoundary, crashReport } from './crash-boundary';
import { type Action, ExtensionState } from './extension-state';
import { forbidGlobals } from './forbidden-globals';
import { offerGlobals } from './hubspot-globals';

// The worker that HubSpot would run an extension in: one for each extension on the page.

declare const self: DedicatedWorkerGlobalScope;

const endpoint = createEndpoint<HostApi>({
  postMessage: (message, transfer) => self.postMessage(message, transfer ?? []),
  addEventListener: (type, listener) => self.addEventListener(type, listener),
  removeEventListener: (type, listener) => self.removeEventListener(type, listener),
});
endpoint.callable('fetch', 'action', 'crmProperties', 'crashed', 'log');
const host = endpoint.call;
const state = new ExtensionState();
const crashed = (report: string): void => void host.crashed(report);

self.addEventListener('error', ({ error, message }) => crashed(crashReport(error ?? message)));
self.addEventListener('unhandledrejection', ({ reason }) => crashed(crashReport(reason)));

const start: WorkerApi['start'] = async (channel, extension) => {
  retain(channel);
  const actions = Object.fromEntries(
    extension.actions.map((name): [string, Action] => [
      name,
      (...parameters) => host.action(name, parameters),
    ]),
  );
  state.begin(
    {
      context: extension.context,
      actions,
      runServerlessFunction: async () => {
        throw new Error('Apps of the marketplace have no serverless functions.');
      },
    },
    extension.location,
  );
  try {
    self.importScripts(extension.script);
    const root = createRemoteRoot(channel, { strict: false });
    createRoot(root).render(
      <CrashBoundary onCrash={crashed}>
        <Extension />
      </CrashBoundary>,
    );
    await root.mount();
  } catch (error) {
    crashed(crashReport(error));
  }
};

/** What the extension returns from `hubspot.extend`. */
function Extension() {
  return state.rendered();
}

offerGlobals(host, state);
forbidGlobals();
endpoint.expose({ start, navigate: (location) => state.navigate(location) });
