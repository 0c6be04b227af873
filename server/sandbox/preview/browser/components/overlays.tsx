import type {
  ModalBodyProps,
  ModalFooterProps,
  ModalProps,
  PanelBodyProps,
  PanelFooterProps,
  PanelProps,
  PanelSectionProps,
  TooltipProps,
} from '@hubspot/ui-extensions';
import { type ReactNode, useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useSlot } from '../host/overlays';
import { HeadingLevel, useCall } from '../host/surroundings';
import { Glyph } from './glyph';

interface OverlayProps {
  readonly id: string;
  readonly kind: string;
  readonly title: string | undefined;
  readonly label: string | undefined;
  readonly onOpen: (() => void) | undefined;
  readonly onClose: (() => void) | undefined;
  readonly children: ReactNode;
}

/** A browser's own dialog: it keeps the focus, closes by Escape and lies above everything. */
function Overlay(props: OverlayProps) {
  const { open, setOpen } = useSlot(props.id);
  const call = useCall();
  const dialog = useRef<HTMLDialogElement>(null);
  const wasOpen = useRef(false);
  const { onOpen, onClose } = props;
  useEffect(() => {
    if (open === wasOpen.current) return;
    wasOpen.current = open;
    if (open) {
      dialog.current?.showModal();
      call(onOpen);
    } else call(onClose);
  });
  if (!open) return null;
  return createPortal(
    <dialog
      ref={dialog}
      className={`overlay ${props.kind}`}
      aria-label={props.label ?? props.title}
      onCancel={(event) => {
        event.preventDefault();
        setOpen(false);
      }}
    >
      <header>
        {props.title === undefined ? <span /> : <h2>{props.title}</h2>}
        <button type="button" className="bare" aria-label="Close" onClick={() => setOpen(false)}>
          <Glyph name="remove" size={20} />
        </button>
      </header>
      <HeadingLevel.Provider value={3}>{props.children}</HeadingLevel.Provider>
    </dialog>,
    document.body,
  );
}

const WIDTHS: Readonly<Record<string, string>> = { small: 'sm', medium: 'md', large: 'lg' };
const width = (named: string | undefined): string => WIDTHS[named ?? 'sm'] ?? named ?? 'sm';

export function Modal({ id, title, variant, onOpen, onClose, children, ...props }: ModalProps) {
  return (
    <Overlay
      id={id}
      kind={`modal ${width(props.width)}${variant === 'danger' ? ' danger' : ''}`}
      title={title}
      label={props['aria-label']}
      onOpen={onOpen}
      onClose={onClose}
    >
      {children}
    </Overlay>
  );
}

export function Panel({ id, title, onOpen, onClose, children, ...props }: PanelProps) {
  return (
    <Overlay
      id={id}
      kind={`panel ${width(props.width)}`}
      title={title}
      label={props['aria-label']}
      onOpen={onOpen}
      onClose={onClose}
    >
      {children}
    </Overlay>
  );
}

export function ModalBody({ testId, children }: ModalBodyProps) {
  return (
    <div className="overlay-body" data-testid={testId}>
      {children}
    </div>
  );
}

export function ModalFooter({ testId, children }: ModalFooterProps) {
  return (
    <div className="overlay-footer" data-testid={testId}>
      {children}
    </div>
  );
}

export function PanelBody(props: PanelBodyProps) {
  return <ModalBody {...props} />;
}

export function PanelFooter(props: PanelFooterProps) {
  return <ModalFooter {...props} />;
}

export function PanelSection({ flush, testId, children }: PanelSectionProps) {
  return (
    <section
      className={flush === true ? 'panel-section flush' : 'panel-section'}
      data-testid={testId}
    >
      {children}
    </section>
  );
}

/** Shown while its control is pointed at or focused. */
export function Tooltip({ placement = 'top', testId, children }: TooltipProps) {
  return (
    <span role="tooltip" className={`tooltip ${placement}`} data-testid={testId}>
      {children}
    </span>
  );
}
