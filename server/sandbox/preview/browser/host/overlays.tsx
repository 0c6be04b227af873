import type { ExtensionEvent, Reactions } from '@hubspot/ui-extensions';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { useCall } from './surroundings';

/** Whether the overlay of one control is open. */
interface Slot {
  readonly open: boolean;
  readonly setOpen: (open: boolean) => void;
}

/** Every modal and panel of one extension, by its id. */
export type Overlays = Map<string, (open: boolean) => void>;

const SlotContext = createContext<Slot>({ open: false, setOpen: () => undefined });
const OverlaysContext = createContext<Overlays>(new Map());

/** Lets the overlays of one extension be found. */
export function OverlayRegistry(props: {
  readonly overlays: Overlays;
  readonly children: ReactNode;
}) {
  return (
    <OverlaysContext.Provider value={props.overlays}>{props.children}</OverlaysContext.Provider>
  );
}

/** How a modal or panel knows that it is open; it is then found by its id, too. */
export function useSlot(id: string): Slot {
  const overlays = useContext(OverlaysContext);
  const slot = useContext(SlotContext);
  const { setOpen } = slot;
  useEffect(() => {
    overlays.set(id, setOpen);
    return () => void overlays.delete(id);
  }, [overlays, id, setOpen]);
  return slot;
}

/** Opens and closes overlays by id, as handlers and actions of extensions do. */
export function useReactions(): Reactions {
  const overlays = useContext(OverlaysContext);
  return useMemo(() => {
    const set = (open: boolean) => (id: string) => overlays.get(id)?.(open);
    return {
      openModal: set(true),
      openPanel: set(true),
      closeModal: set(false),
      closePanel: set(false),
    };
  }, [overlays]);
}

/** The overlay of a control: draw `element` beside the control, `open` it when the control is pressed. */
export function useOverlay(overlay: ReactNode): {
  readonly element: ReactNode;
  readonly open: () => void;
} {
  const [isOpen, setOpen] = useState(false);
  const slot = useMemo(() => ({ open: isOpen, setOpen }), [isOpen]);
  const element =
    overlay === undefined || overlay === null ? null : (
      <SlotContext.Provider value={slot}>{overlay}</SlotContext.Provider>
    );
  return { element, open: () => setOpen(true) };
}

type PressHandler = (event: ExtensionEvent, reactions: Reactions) => unknown;

/** What a press of a control does: the extension's handler is told, and the control's overlay opens. */
export function usePress(
  onClick: PressHandler | undefined,
  overlay: ReactNode,
): { readonly element: ReactNode; readonly press: () => void } {
  const call = useCall();
  const reactions = useReactions();
  const { element, open } = useOverlay(overlay);
  return {
    element,
    press: () => {
      call(onClick, plainEvent('click'), reactions);
      open();
    },
  };
}

let events = 0;

/** An event as it can cross to a worker: plain data. */
export function plainEvent(type: string): ExtensionEvent {
  events += 1;
  return { type, bubbles: true, timeStamp: Math.round(performance.now()), id: `event-${events}` };
}
