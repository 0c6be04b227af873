import type { RemoteReceiver } from '@remote-ui/core';
import { createEndpoint, fromWebWorker } from '@remote-ui/rpc';
import type { AppPageLocation, HostApi, StartedExtension, WorkerApi } from '../protocol';

const WORKER = '/sandbox/assets/worker.js';

/** An extension that runs. */
export interface RunningExtension {
  /** Resolves when its first tree is there. */
  readonly started: Promise<void>;
  readonly navigate: (location: AppPageLocation) => void;
  /** Ends it at once; what it was doing is lost, as when a tab is closed. */
  readonly stop: () => void;
}

/** Runs an extension in a worker of its own; what it draws arrives at the receiver. */
export function runExtension(
  receiver: RemoteReceiver,
  extension: StartedExtension,
  host: HostApi,
): RunningExtension {
  const worker = new Worker(WORKER);
  const endpoint = createEndpoint<WorkerApi>(fromWebWorker(worker), {
    callable: ['start', 'navigate'],
  });
  endpoint.expose({ ...host });
  worker.addEventListener('error', ({ message }) =>
    host.crashed(message || 'The worker could not be loaded.'),
  );
  return {
    started: Promise.resolve(endpoint.call.start(receiver.receive, extension)),
    navigate: (location) => void endpoint.call.navigate(location),
    stop: () => {
      endpoint.terminate();
      worker.terminate();
    },
  };
}
