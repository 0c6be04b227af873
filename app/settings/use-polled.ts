import { useEffect } from 'react';
import { useAnswer } from './use-answer';

const EVERY_MS = 2_000;

/**
 * Asks again every two seconds until the answer is final.
 *
 * @param path undefined: asks nothing yet
 * @returns the latest answer; undefined before the first
 */
export function usePolled<Value>(
  path: `/api/${string}` | undefined,
  body: Readonly<Record<string, unknown>>,
  isFinal: (value: Value) => boolean,
): Value | undefined {
  const { value, loading, reload } = useAnswer<Value>(path, body);
  const done = value !== undefined && isFinal(value);
  useEffect(() => {
    if (path === undefined || done || loading) return;
    const timer = setTimeout(reload, EVERY_MS);
    return () => clearTimeout(timer);
  }, [path, done, loading, reload]);
  return value;
}
