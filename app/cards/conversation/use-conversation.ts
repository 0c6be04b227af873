import { useCallback, useEffect, useRef, useState } from 'react';
import type { ConversationView } from '../../../src/api/conversation';
import { type ConversationState, type Following, followConversation } from './follow-conversation';

export interface Conversation {
  readonly state: ConversationState;
  reload(): void;
  /** Shows what a change answered. */
  take(view: ConversationView): void;
}

/** The conversation of the contact on the screen, kept up to date by itself. */
export function useConversation(contactId: string): Conversation {
  const [state, setState] = useState<ConversationState>({ phase: 'loading' });
  const following = useRef<Following>();
  useEffect(() => {
    following.current = followConversation(contactId, setState);
    return () => following.current?.stop();
  }, [contactId]);
  const reload = useCallback(() => following.current?.reload(), []);
  const take = useCallback((view: ConversationView) => following.current?.take(view), []);
  return { state, reload, take };
}
