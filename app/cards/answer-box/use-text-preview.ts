import { useDebounce } from '@hubspot/ui-extensions';
import { useEffect, useState } from 'react';
import type { TextPreview } from '../../../src/api/conversation';
import { askRingback } from '../ask-ringback';
import type { Draft } from './outgoing';

/** Long enough for a pause in typing, short enough to be read before Send is pressed. */
const PAUSE_MS = 400;

/**
 * What the backend says of the text once the typing pauses: its cost, and whether now is a bad moment.
 *
 * @returns undefined while it is not known for exactly this text
 */
export function useTextPreview(conversationId: string, draft: Draft): TextPreview | undefined {
  const question = JSON.stringify({
    conversationId,
    body: draft.body,
    mediaUrls: draft.mediaUrls,
    ...(draft.lineId !== undefined && { lineId: draft.lineId }),
  });
  const settled = useDebounce(question, PAUSE_MS);
  const isEmpty = draft.body === '' && draft.mediaUrls.length === 0;
  const [answered, setAnswered] = useState<{ to: string; preview: TextPreview }>();
  useEffect(() => {
    if (isEmpty || settled !== question) return;
    let dropped = false;
    const asked: Readonly<Record<string, unknown>> = JSON.parse(settled);
    void askRingback<TextPreview>('/api/conversation/preview-text', asked).then((answer) => {
      if (!dropped && answer.ok) setAnswered({ to: settled, preview: answer.value });
    });
    return () => {
      dropped = true;
    };
  }, [settled, question, isEmpty]);
  return answered?.to === question ? answered.preview : undefined;
}
