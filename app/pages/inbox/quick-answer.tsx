import { Alert, Button, Flex, Heading, Text, Tile } from '@hubspot/ui-extensions';
import type { InboxRow, QuickAnswerView } from '../../../src/api/home/inbox';
import { Loaded } from '../trouble';
import { useAnswer } from '../use-answer';
import { AnswerForm } from './answer-form';

/** What was said lately in one conversation, and a box to answer it without leaving the list. */
export function QuickAnswer(props: { readonly row: InboxRow; changed(): void; close(): void }) {
  const { row, changed, close } = props;
  const { conversationId } = row;
  const view = useAnswer<QuickAnswerView>('/api/home/answer-box', { conversationId });
  return (
    <Tile>
      <Flex direction="column" gap="sm">
        <Flex direction="row" justify="between" align="center">
          <Heading>{`Answer ${row.name ?? row.numberSaid}`}</Heading>
          <Button size="xs" variant="transparent" onClick={close}>
            Close
          </Button>
        </Flex>
        <Loaded what="The conversation" state={view}>
          {({ lately, answerBox }) => (
            <>
              {lately.map(({ id, by, say, atSaid }) => (
                <Text key={id}>{`${by}, ${atSaid}: ${say}`}</Text>
              ))}
              {answerBox.closed === undefined ? (
                <AnswerForm
                  conversationId={conversationId}
                  box={answerBox}
                  sent={() => {
                    changed();
                    close();
                  }}
                />
              ) : (
                <Alert title={answerBox.closed.reason} variant="warning">
                  {answerBox.closed.cure}
                </Alert>
              )}
            </>
          )}
        </Loaded>
      </Flex>
    </Tile>
  );
}
