import { useEffect, useRef, useState } from 'react';

/** How long an answer of the worker may take until it counts as a new text. */
const ECHO_MS = 2_000;

/**
 * The text of a box while it is typed. The page owns it: the extension hears of each letter later than the
 * next key is pressed, so a `value` that only echoes what was typed must not be put back. Any other `value`,
 * such as the emptying after a send, is taken over.
 *
 * @returns the text, and how to change it by typing
 */
export function useOwnText(value: string): readonly [string, (typed: string) => void] {
  const [text, setText] = useState(value);
  const typed = useRef<{ readonly text: string; readonly at: number }[]>([]);
  useEffect(() => {
    const recent = typed.current.filter(({ at }) => Date.now() - at < ECHO_MS);
    const echoed = recent.findIndex((sent) => sent.text === value);
    typed.current = recent.slice(echoed + 1);
    if (echoed === -1) {
      typed.current = [];
      setText(value);
    }
  }, [value]);
  return [
    text,
    (next) => {
      typed.current.push({ text: next, at: Date.now() });
      setText(next);
    },
  ];
}
