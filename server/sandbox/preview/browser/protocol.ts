import type { RemoteChannel } from '@remote-ui/core';
import type { FetchAnswer } from '../page-data';

// What the page and an extension's worker say to each other.

/** What `useExtensionContext` gives, by where the extension is shown. */
export interface ExtensionContext {
  readonly location: string;
  readonly user: {
    readonly id: number;
    readonly email: string;
    readonly emails: readonly string[];
    readonly firstName: string;
    readonly lastName: string;
    readonly roles: readonly string[];
    readonly teams: readonly never[];
    readonly locale: string;
    readonly permissions: readonly string[];
  };
  readonly portal: { readonly id: number; readonly timezone: string };
  readonly extension: {
    readonly appId: string;
    readonly appName: string;
    readonly cardTitle: string;
  };
  readonly variables: Readonly<Record<string, never>>;
  /** On records only. */
  readonly crm?: { readonly objectId: number; readonly objectTypeId: string };
}

/** Where an app page stands among the app's routes. */
export interface AppPageLocation {
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
}

/** What the page asks of the worker. */
export interface WorkerApi {
  /** Loads an extension and draws it through the channel; resolves when its first tree is there. */
  start(channel: RemoteChannel, extension: StartedExtension): Promise<void>;
  navigate(location: AppPageLocation): void;
}

export interface StartedExtension {
  readonly script: string;
  readonly context: ExtensionContext;
  /** The actions that HubSpot offers there, by name. */
  readonly actions: readonly string[];
  readonly location: AppPageLocation;
}

/** What an extension asks of `hubspot.fetch`. */
export interface FetchRequest {
  readonly url: string;
  readonly method: string;
  readonly authorization?: string;
  readonly timeoutMs?: number;
  readonly body?: Readonly<Record<string, unknown>>;
}

export type CrmProperties = Readonly<Record<string, string | null>>;

/** What the worker asks of the page. */
export interface HostApi {
  fetch(request: FetchRequest): Promise<FetchAnswer>;
  /** One of HubSpot's actions, such as `addAlert`. */
  action(name: string, parameters: readonly unknown[]): Promise<unknown>;
  /** @returns the properties as they are; tells `onUpdate` of every change until `stop` is called */
  crmProperties(
    names: readonly string[],
    onUpdate: (properties: CrmProperties) => void,
  ): Promise<{ readonly properties: CrmProperties; readonly stop: () => void }>;
  /** The extension broke; the page shows it in its place. */
  crashed(report: string): void;
  log(level: string, message: string): void;
}
