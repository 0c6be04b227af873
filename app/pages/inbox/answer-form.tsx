import { Alert, Flex, LoadingButton, Select, Text, TextArea } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { AnswerBoxView, TextPreview } from '../../../src/api/conversation';
import { Trouble } from '../trouble';
import { useAnswer } from '../use-answer';
import { useSettled } from '../use-settled';
import { useSend } from './use-send';

/** As long as Telnyx's ten segments can be. */
const MOST_CHARACTERS = 1_530;

/** Writes and sends one text, with its cost and what speaks against sending it now. */
export function AnswerForm(props: {
  readonly conversationId: string;
  readonly box: AnswerBoxView;
  sent(): void;
}) {
  const { conversationId, box, sent } = props;
  const [body, setBody] = useState('');
  const [lineId, setLineId] = useState(box.lineId);
  const question = { body, ...(lineId === undefined ? {} : { lineId }) };
  const { busy, refused, send } = useSend(conversationId);
  return (
    <Flex direction="column" gap="sm">
      {box.wordings.length === 0 ? null : (
        <Select
          label="Begin with a wording"
          name="wording"
          placeholder="Choose a wording"
          options={box.wordings.map(({ id, name }) => ({ label: name, value: id }))}
          onChange={(chosen) => {
            const wording = box.wordings.find(({ id }) => id === chosen);
            if (wording !== undefined) setBody(wording.body);
          }}
        />
      )}
      <TextArea
        label="Your text"
        name="answer"
        rows={3}
        maxLength={MOST_CHARACTERS}
        value={body}
        onInput={setBody}
      />
      <Cost conversationId={conversationId} question={question} />
      {box.lines.length < 2 ? null : (
        <Select
          label="Send from"
          name="send-from"
          value={lineId ?? ''}
          options={box.lines.map(({ id, name, numberSaid }) => ({
            label: `${name}, ${numberSaid}`,
            value: id,
          }))}
          onChange={(chosen) => setLineId(String(chosen))}
        />
      )}
      <Trouble refused={refused} />
      <LoadingButton
        variant="primary"
        loading={busy}
        disabled={body.trim() === ''}
        onClick={() => {
          void send(question).then((isSent) => {
            if (isSent) sent();
          });
        }}
      >
        Send text
      </LoadingButton>
    </Flex>
  );
}

/** What the text would cost, and why now may be a bad moment; asked once the typing pauses. */
function Cost(props: {
  readonly conversationId: string;
  readonly question: { readonly body: string; readonly lineId?: string };
}) {
  const { conversationId, question } = props;
  const body = useSettled(question.body, 400);
  const { value } = useAnswer<TextPreview>(
    body.trim() === '' ? undefined : '/api/conversation/preview-text',
    { ...question, conversationId, body },
  );
  if (value === undefined || body.trim() === '') return null;
  const texts = value.segments === 1 ? '1 text' : `${value.segments} texts`;
  return (
    <>
      <Text variant="microcopy">{`${value.characters} characters, charged as ${texts}`}</Text>
      {value.added === undefined ? null : (
        <Text variant="microcopy">{`Ringback adds to a first text: ${value.added}`}</Text>
      )}
      {value.warnings.map(({ title, cure }) => (
        <Alert key={title} title={title} variant="warning">
          {cure}
        </Alert>
      ))}
    </>
  );
}
