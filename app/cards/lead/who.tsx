import { Flex, Heading, StatusTag, Text } from '@hubspot/ui-extensions';
import type { ConversationView } from '../conversation/contract';
import { LEAD_STATES } from './lead-states';

/** Who this is and how their lead stands. */
export function Who({ view }: { readonly view: ConversationView }) {
  const { caller, lead } = view;
  return (
    <Flex direction="row" justify="between" align="center" wrap gap="sm">
      <Flex direction="column" gap="flush">
        <Heading>{caller.name ?? caller.numberSaid}</Heading>
        {caller.name !== undefined && <Text variant="microcopy">{caller.numberSaid}</Text>}
      </Flex>
      {lead !== undefined && (
        <StatusTag variant={LEAD_STATES[lead.state].tone}>
          {LEAD_STATES[lead.state].label}
        </StatusTag>
      )}
    </Flex>
  );
}
