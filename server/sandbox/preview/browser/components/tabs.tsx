import type { TabProps, TabsProps } from '@hubspot/ui-extensions';
import {
  createContext,
  type KeyboardEvent,
  useCallback,
  useContext,
  useEffect,
  useId,
  useMemo,
  useState,
} from 'react';
import { useCall } from '../host/surroundings';

type TabId = string | number;

interface KnownTab {
  readonly id: TabId;
  readonly title: string;
  readonly disabled: boolean;
  readonly tooltip: string | undefined;
}

interface TabList {
  readonly prefix: string;
  readonly selected: TabId | undefined;
  readonly put: (tab: KnownTab) => void;
  readonly remove: (id: TabId) => void;
}

const TabListContext = createContext<TabList>({
  prefix: '',
  selected: undefined,
  put: () => undefined,
  remove: () => undefined,
});

/** Whatever the extension named its tabs with comes back to it. */
interface Props extends Omit<TabsProps, 'onSelectedChange'> {
  readonly onSelectedChange?: (id: TabId) => void;
}

/** A Tabs cannot read the props of remote children, so each Tab makes itself known to it. */
export function Tabs(props: Props) {
  const { defaultSelected, variant = 'default', fill = false } = props;
  const prefix = useId();
  const call = useCall();
  const [tabs, setTabs] = useState<readonly KnownTab[]>([]);
  const [own, setOwn] = useState(defaultSelected);
  const wanted = props.selected ?? own;
  const selected = tabs.some(({ id }) => id === wanted) ? wanted : tabs[0]?.id;
  const put = useCallback(
    (tab: KnownTab) =>
      setTabs((known) =>
        known.some(({ id }) => id === tab.id)
          ? known.map((other) => (other.id === tab.id ? tab : other))
          : [...known, tab],
      ),
    [],
  );
  const remove = useCallback(
    (gone: TabId) => setTabs((known) => known.filter(({ id }) => id !== gone)),
    [],
  );
  const list = useMemo(() => ({ prefix, selected, put, remove }), [prefix, selected, put, remove]);
  const select = (id: TabId) => {
    setOwn(id);
    call(props.onSelectedChange, id);
  };
  return (
    <div className={`tabs ${variant}${fill ? ' fill' : ''}`} data-testid={props.testId}>
      <div role="tablist" onKeyDown={moveAmongTabs}>
        {tabs.map(({ id, title, disabled, tooltip }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`${prefix}-tab-${id}`}
            aria-controls={`${prefix}-panel-${id}`}
            aria-selected={id === selected}
            tabIndex={id === selected ? 0 : -1}
            disabled={disabled}
            title={tooltip}
            onClick={() => select(id)}
          >
            {title}
          </button>
        ))}
      </div>
      <TabListContext.Provider value={list}>{props.children}</TabListContext.Provider>
    </div>
  );
}

export function Tab({ tabId, title = '', disabled = false, tooltip, testId, children }: TabProps) {
  const fallback = useId();
  const id = tabId ?? fallback;
  const { prefix, selected, put, remove } = useContext(TabListContext);
  useEffect(() => put({ id, title, disabled, tooltip }), [put, id, title, disabled, tooltip]);
  useEffect(() => () => remove(id), [remove, id]);
  return (
    <div
      role="tabpanel"
      id={`${prefix}-panel-${id}`}
      aria-labelledby={`${prefix}-tab-${id}`}
      hidden={id !== selected}
      data-testid={testId}
    >
      {children}
    </div>
  );
}

/** Arrow keys walk from tab to tab and select them. */
function moveAmongTabs(event: KeyboardEvent<HTMLElement>): void {
  const tabs = [
    ...event.currentTarget.querySelectorAll<HTMLButtonElement>('[role=tab]:not([disabled])'),
  ];
  const at = tabs.findIndex((tab) => tab.matches(':focus'));
  const next = {
    ArrowRight: tabs[(at + 1) % tabs.length],
    ArrowLeft: tabs.at(at - 1),
    Home: tabs[0],
    End: tabs.at(-1),
  }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
  next.click();
}
