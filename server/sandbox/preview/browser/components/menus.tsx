import type {
  AccordionProps,
  DropdownButtonItemProps,
  DropdownProps,
} from '@hubspot/ui-extensions';
import {
  createContext,
  type KeyboardEvent,
  useContext,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { usePress } from '../host/overlays';
import { useCall } from '../host/surroundings';
import { Glyph } from './glyph';

const CloseMenu = createContext<() => void>(() => undefined);

/** A button with a menu: arrows move, Escape and a click elsewhere close. */
export function Dropdown(props: DropdownProps) {
  const { buttonText = 'Actions', buttonSize = 'md', variant = 'secondary', options } = props;
  const call = useCall();
  const id = useId();
  const [open, setOpen] = useState(false);
  const menu = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return undefined;
    itemsOf(menu.current)[0]?.focus();
    const elsewhere = (event: MouseEvent): void => {
      if (event.target instanceof Node && menu.current?.parentElement?.contains(event.target))
        return;
      setOpen(false);
    };
    document.addEventListener('mousedown', elsewhere);
    return () => document.removeEventListener('mousedown', elsewhere);
  }, [open]);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <span className="dropdown" data-testid={props.testId}>
      <button
        ref={button}
        type="button"
        className={`button ${variant} ${buttonSize}`}
        disabled={props.disabled}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {buttonText} <Glyph name="downCarat" size={12} />
      </button>
      <div
        ref={menu}
        id={id}
        role="menu"
        aria-label={buttonText}
        className="menu"
        hidden={!open}
        onKeyDown={(event) => moveFocus(event, menu.current, close)}
      >
        <CloseMenu.Provider value={close}>
          {options?.map(({ label, onClick }) => (
            <button
              key={label}
              type="button"
              role="menuitem"
              tabIndex={-1}
              onClick={() => {
                call(onClick);
                close();
              }}
            >
              {label}
            </button>
          ))}
          {props.children}
        </CloseMenu.Provider>
      </div>
    </span>
  );
}

export function DropdownButtonItem({
  onClick,
  overlay,
  testId,
  children,
}: DropdownButtonItemProps) {
  const { element, press } = usePress(onClick, overlay);
  const close = useContext(CloseMenu);
  return (
    <>
      <button
        type="button"
        role="menuitem"
        tabIndex={-1}
        data-testid={testId}
        onClick={() => {
          press();
          close();
        }}
      >
        {children}
      </button>
      {element}
    </>
  );
}

function itemsOf(menu: HTMLDivElement | null): HTMLElement[] {
  return [...(menu?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
}

function moveFocus(event: KeyboardEvent, menu: HTMLDivElement | null, close: () => void): void {
  const items = itemsOf(menu);
  const at = items.findIndex((item) => item.matches(':focus'));
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === 'Escape') close();
  else if (step !== undefined) items.at((at + step) % items.length)?.focus();
  else return;
  event.preventDefault();
}

export function Accordion(props: AccordionProps) {
  const { title, defaultOpen = false, disabled = false, size = 'md', onClick } = props;
  const id = useId();
  const call = useCall();
  const [opened, setOpened] = useState(defaultOpen);
  const open = props.open ?? opened;
  return (
    <div className={`accordion ${size}`} data-testid={props.testId}>
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        disabled={disabled}
        onClick={() => {
          setOpened(!open);
          call(onClick);
        }}
      >
        <Glyph name={open ? 'downCarat' : 'right'} size={14} />
        {title}
      </button>
      <div id={id} hidden={!open}>
        {props.children}
      </div>
    </div>
  );
}
