import { Flex } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { ConversationView } from '../../../src/api/conversation';
import { AnswerBox } from './answer-box';
import type { Draft, Outgoing } from './outgoing';
import { OutgoingBubble } from './outgoing-bubble';
import { useOutgoing } from './use-outgoing';

interface Props {
  readonly view: ConversationView;
  readonly rows: number;
  take(view: ConversationView): void;
}

/** The end of the thread: texts that are just being sent, and the box to write the next one in. */
export function Answering({ view, rows, take }: Props) {
  const nothing: Draft = { body: '', mediaUrls: [], lineId: view.answerBox.lineId };
  const [draft, setDraft] = useState(nothing);
  const outbox = useOutgoing(view, take);

  const send = (text: Draft) => {
    outbox.send(text);
    setDraft({ ...nothing, lineId: text.lineId });
  };
  const edit = (text: Outgoing) => {
    outbox.drop(text);
    // What was begun meanwhile is kept, after the text that comes back.
    const body = [text.draft.body, draft.body].filter((part) => part !== '').join('\n');
    setDraft({ ...text.draft, body });
  };

  return (
    <Flex direction="column" gap="sm">
      {outbox.outgoing.map((text) => (
        <OutgoingBubble
          key={text.key}
          text={text}
          onRetry={() => outbox.retry(text)}
          onEdit={() => edit(text)}
        />
      ))}
      <AnswerBox
        conversationId={view.conversationId}
        box={view.answerBox}
        rows={rows}
        draft={draft}
        onDraft={setDraft}
        onSend={send}
      />
    </Flex>
  );
}
