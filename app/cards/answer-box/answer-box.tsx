import { Button, Flex, Select, Text, TextArea } from '@hubspot/ui-extensions';
import type { AnswerBoxView } from '../../../src/api/conversation';
import { Warnings } from '../conversation/warnings';
import { CostLine } from './cost-line';
import type { Draft } from './outgoing';
import { Pictures } from './pictures';
import { useTextPreview } from './use-text-preview';
import { Wordings } from './wordings';

/** Telnyx refuses what needs more than ten texts (src/wording/segments.ts). */
const MOST_CHARACTERS = 1530;

interface Props {
  readonly conversationId: string;
  readonly box: AnswerBoxView;
  /** Lines of the box: fewer in the short forms. */
  readonly rows: number;
  readonly draft: Draft;
  onDraft(draft: Draft): void;
  onSend(draft: Draft): void;
}

/** Where a person answers the caller; says why instead when no text can be sent. */
export function AnswerBox({ conversationId, box, rows, draft, onDraft, onSend }: Props) {
  const preview = useTextPreview(conversationId, draft);
  if (box.closed !== undefined) {
    // Why stands at the top of the card already.
    return <Text>{`No text can be sent here. ${box.closed.cure}`}</Text>;
  }
  const isEmpty = draft.body.trim() === '' && draft.mediaUrls.length === 0;
  const setBody = (body: string) => onDraft({ ...draft, body });
  return (
    <Flex direction="column" gap="xs">
      <Wordings wordings={box.wordings} body={draft.body} onPick={setBody} />
      <TextArea
        label="Your text"
        name="answer"
        rows={rows}
        maxLength={MOST_CHARACTERS}
        value={draft.body}
        onInput={setBody}
      />
      <CostLine body={draft.body} preview={preview} onUsePlain={setBody} />
      <Pictures urls={draft.mediaUrls} onChange={(mediaUrls) => onDraft({ ...draft, mediaUrls })} />
      {box.lines.length > 1 && (
        <Select
          label="Send from"
          name="line"
          value={draft.lineId ?? ''}
          options={box.lines.map(({ id, name, numberSaid }) => ({
            label: `${name}, ${numberSaid}`,
            value: id,
          }))}
          onChange={(lineId) => onDraft({ ...draft, lineId: String(lineId) })}
        />
      )}
      {!isEmpty && <Warnings warnings={preview?.warnings ?? []} />}
      <Button variant="primary" disabled={isEmpty} onClick={() => onSend(draft)}>
        Send text
      </Button>
    </Flex>
  );
}
