import type { RemoteReceiver } from '@remote-ui/core';
import { type Controller, createController, RemoteRenderer } from '@remote-ui/react/host';
import { COMPONENTS } from '../components/component-map';
import { standIn } from './not-drawn';

const known = createController(COMPONENTS);

/** Draws what is known, and says so of what is not, where the library would throw. */
const controller: Controller = {
  renderer: known.renderer,
  get: (type) => {
    const name = String(type);
    return Object.hasOwn(COMPONENTS, name) ? known.get(name) : standIn(name);
  },
};

/** The tree that an extension's worker keeps, drawn with the page's own components. */
export function RemoteTree({ receiver }: { readonly receiver: RemoteReceiver }) {
  return <RemoteRenderer controller={controller} receiver={receiver} />;
}
