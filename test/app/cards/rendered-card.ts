import { Button, LoadingButton, Select, TextArea } from '@hubspot/ui-extensions';
import { createRenderer, type RenderedNode, type Renderer } from '@hubspot/ui-extensions/testing';
import { createElement, type ReactNode, useState } from 'react';

/** A card on the screen, as a person reads and presses it. */
export interface RenderedCard {
  readonly renderer: Renderer<'crm.record.tab'>;
  /** Everything that can be read, in order. */
  text(): string;
  press(button: string): Promise<void>;
  write(label: string, text: string): Promise<void>;
  choose(label: string, value: string): Promise<void>;
  /** Lets time pass, in ms. */
  wait(ms: number): Promise<void>;
}

const leaving: (() => void)[] = [];

/**
 * Lets a test move the time that cards see, and takes them off the screen at the end of each test: a card
 * looks for news for ever. React's own scheduling goes on in real time; it measures its slices by
 * `performance` and would never stop on a clock that stands still.
 *
 * @param now epoch ms
 */
export function withCardTime(now: number): void {
  beforeEach(() =>
    jest.useFakeTimers({
      now,
      doNotFake: ['performance', 'setImmediate', 'clearImmediate', 'queueMicrotask', 'nextTick'],
    }),
  );
  afterEach(async () => {
    for (const leave of leaving.splice(0)) leave();
    await jest.advanceTimersByTimeAsync(0);
    jest.useRealTimers();
  });
}

/** What a record's page does when somebody goes to another one. */
function UntilLeft({ children }: { readonly children?: ReactNode }) {
  const [left, setLeft] = useState(false);
  leaving.push(() => setLeft(true));
  return left ? null : children;
}

const TURNS = 5;

/** Draws a card on the record of a contact, under {@link withCardTime}. */
export async function renderCard(card: ReactNode, contactId = 4711): Promise<RenderedCard> {
  const renderer = createRenderer('crm.record.tab');
  renderer.mocks.context.crm.objectId = contactId;
  renderer.mocks.useCrmProperties.willCall(() => ({
    properties: { firstname: 'Maria', lastname: 'Lopez' },
    error: null,
    isLoading: false,
    isRefetching: false,
    refetch: async () => undefined,
  }));
  renderer.render(createElement(UntilLeft, null, card));
  const wait = async (ms: number): Promise<void> => {
    await jest.advanceTimersByTimeAsync(ms);
    // An answer's body is read outside of the card's time; each turn of the real event loop brings it further.
    for (let turn = 0; turn < TURNS; turn += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      await jest.advanceTimersByTimeAsync(0);
    }
  };
  await wait(0);
  return {
    renderer,
    text: () => textOf(renderer.getRootNode()),
    press: async (label) => {
      buttonCalled(renderer, label).trigger('onClick');
      await wait(0);
    },
    write: async (label, text) => {
      renderer.find(TextArea, ({ props }) => props.label === label).props.onInput?.(text);
      await wait(0);
    },
    choose: async (label, value) => {
      renderer.find(Select, ({ props }) => props.label === label).props.onChange?.(value);
      await wait(0);
    },
    wait,
  };
}

function buttonCalled(renderer: Renderer<'crm.record.tab'>, label: string) {
  return (
    renderer.maybeFind(Button, ({ text }) => text === label) ??
    renderer.find(LoadingButton, ({ text }) => text === label)
  );
}

function textOf(node: RenderedNode): string {
  if ('childNodes' in node) {
    const own = 'props' in node ? titlesOf(node.props) : [];
    return [...own, ...node.childNodes.map(textOf)].filter((part) => part !== '').join('\n');
  }
  return node.text ?? '';
}

/** Words that a component takes as properties and shows. */
function titlesOf(props: Readonly<Record<string, unknown>>): string[] {
  return ['title', 'label', 'validationMessage']
    .map((name) => props[name])
    .filter((value) => typeof value === 'string');
}
