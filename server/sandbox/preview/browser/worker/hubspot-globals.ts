import * as RemoteUI from '@remote-ui/react';
import type { Endpoint } from '@remote-ui/rpc';
import { retain } from '@remote-ui/rpc';
import * as React from 'react';
import type { CrmProperties, HostApi } from '../protocol';
import type { ExtensionState } from './extension-state';

type Host = Endpoint<HostApi>['call'];

export interface FetchOptions {
  readonly method?: string;
  readonly timeout?: number;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly headers?: HeadersInit;
}

/**
 * What HubSpot's worker offers to a built extension as globals. They must be there before its script loads:
 * the package reads some of them only once.
 */
export function offerGlobals(host: Host, state: ExtensionState): void {
  const logged =
    (level: string) =>
    (message: unknown): void =>
      void host.log(level, String(message));
  Object.assign(globalThis, {
    __HUBSPOT_EXTENSION_WORKER__: true,
    React,
    RemoteUI,
    extend_V2: state.extend,
    hsFetch: (url: string | URL, options?: FetchOptions) => hsFetch(host, url, options),
    serverless: async () => {
      throw new Error('Apps of the marketplace have no serverless functions.');
    },
    logger: {
      debug: logged('debug'),
      info: logged('info'),
      warn: logged('warn'),
      error: logged('error'),
    },
    hsWorkerAPI: {
      useExtensionApi: state.useApi,
      useExtensionContext: state.useContext,
      useExtensionActions: () => state.useApi().actions,
      useAppPageLocation: state.useLocation,
      fetchCrmProperties: (names: readonly string[], onUpdate: (now: CrmProperties) => void) =>
        fetchCrmProperties(host, names, onUpdate),
      fetchAssociations: notPlayed('useAssociations'),
      fetchCrmSearch: notPlayed('useCrmSearch'),
      formatCrmProperties: notPlayed('formatCrmProperties'),
      fetchHubSpotApi: notPlayed('fetchHubSpotApi'),
    },
  });
}

async function hsFetch(
  host: Host,
  url: string | URL,
  options: FetchOptions = {},
): Promise<Response> {
  const authorization = new Headers(options.headers).get('authorization');
  const answer = await host.fetch({
    url: String(url),
    method: options.method ?? 'GET',
    ...(authorization === null ? {} : { authorization }),
    ...(options.timeout === undefined ? {} : { timeoutMs: options.timeout }),
    ...(options.body === undefined ? {} : { body: options.body }),
  });
  const hasNoBody = [204, 205, 304].includes(answer.status);
  return new Response(hasNoBody ? null : answer.body, {
    status: answer.status,
    headers: { 'content-type': answer.contentType },
  });
}

async function fetchCrmProperties(
  host: Host,
  names: readonly string[],
  onUpdate: (now: CrmProperties) => void,
): Promise<{ json(): Promise<object> }> {
  const found = await host.crmProperties(names, onUpdate);
  retain(found);
  return { json: async () => ({ data: found.properties, cleanup: () => void found.stop() }) };
}

function notPlayed(name: string): () => Promise<never> {
  return async () => {
    throw new Error(`The preview does not play ${name}.`);
  };
}
