import { Flex, Tag, Text, Tile } from '@hubspot/ui-extensions';
import type { ConversationView } from '../../../src/api/conversation';
import { Due } from './due';

const TURN = {
  us: { label: 'Your turn', variant: 'warning' },
  them: { label: 'Their turn', variant: 'info' },
  nobody: { label: 'Nobody’s turn', variant: 'default' },
} as const;

/** What to do next, whose turn it is, by when. */
export function NextStep({ view }: { readonly view: ConversationView }) {
  const { nextStep, now } = view;
  const turn = TURN[nextStep.turn];
  return (
    <Tile compact>
      <Flex direction="column" gap="xs">
        <Text format={{ fontWeight: 'bold' }}>{nextStep.say}</Text>
        <Flex direction="row" gap="sm" align="center" wrap>
          <Tag variant={turn.variant}>{turn.label}</Tag>
          {nextStep.due !== undefined && <Due due={nextStep.due} serverNow={now} />}
        </Flex>
      </Flex>
    </Tile>
  );
}
