import { useEffect } from 'react';
import type { AnswerState } from '../use-answer';

/** Asks again so often while the screen is open. What is shown stays meanwhile. */
export function useKeptFresh({ loading, reload }: AnswerState<unknown>, everyMs: number): void {
  useEffect(() => {
    if (loading) return;
    const timer = setTimeout(reload, everyMs);
    return () => clearTimeout(timer);
  }, [loading, reload, everyMs]);
}
