import { type ReactElement, useSyncExternalStore } from 'react';
import type { AppPageLocation, ExtensionContext } from '../protocol';

/** One of HubSpot's actions, told to the page. */
export type Action = (...parameters: unknown[]) => Promise<unknown>;

/** What an extension is handed by HubSpot. */
export interface ExtensionApi {
  readonly context: ExtensionContext;
  readonly actions: Readonly<Record<string, Action>>;
  readonly runServerlessFunction: () => Promise<never>;
}

/** The function that the extension gave to `hubspot.extend`. */
export type Render = (api: ExtensionApi) => ReactElement;

/** What the worker knows of its one extension, and the hooks through which the extension reads it. */
export class ExtensionState {
  private render: Render | undefined;
  private api: ExtensionApi | undefined;
  private location: AppPageLocation = { path: '/', params: {} };
  private readonly listeners = new Set<() => void>();

  readonly extend = (render: Render): void => {
    this.render = render;
  };

  begin(api: ExtensionApi, location: AppPageLocation): void {
    this.api = api;
    this.location = location;
  }

  navigate(location: AppPageLocation): void {
    this.location = location;
    for (const listener of this.listeners) listener();
  }

  /** @throws when the script called `hubspot.extend` never */
  rendered(): ReactElement {
    if (this.render === undefined)
      throw new Error('The entry file did not call hubspot.extend, so there is nothing to show.');
    return this.render(this.current());
  }

  readonly useApi = (): ExtensionApi => useSyncExternalStore(this.subscribe, this.current);
  readonly useContext = (): ExtensionContext => this.useApi().context;
  readonly useLocation = (): AppPageLocation =>
    useSyncExternalStore(this.subscribe, () => this.location);

  private readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private readonly current = (): ExtensionApi => {
    if (this.api === undefined) throw new Error('The extension was not started.');
    return this.api;
  };
}
