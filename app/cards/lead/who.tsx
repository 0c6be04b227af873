import { Flex, Heading, StatusTag, Text } from '@hubspot/ui-extensions';
import type { ConversationView } from '../../../src/api/conversation';
import { LEAD_STATES } from './lead-states';
import { useCallerName } from './use-caller-name';

/** Who this is and how their lead stands. */
export function Who({ view }: { readonly view: ConversationView }) {
  const { caller, lead } = view;
  const name = useCallerName();
  const others = caller.otherNumbersSaid;
  return (
    <Flex direction="row" justify="between" align="center" wrap gap="sm">
      <Flex direction="column" gap="flush">
        <Heading>{name ?? caller.numberSaid}</Heading>
        {/* A caller without a name is called by the number already. */}
        {name !== undefined && !name.includes(caller.numberSaid) && (
          <Text variant="microcopy">{caller.numberSaid}</Text>
        )}
        {others.length > 0 && (
          <Text variant="microcopy">{`Also calls from ${others.join(', ')}`}</Text>
        )}
      </Flex>
      {lead !== undefined && (
        <StatusTag variant={LEAD_STATES[lead.state].tone}>
          {LEAD_STATES[lead.state].label}
        </StatusTag>
      )}
    </Flex>
  );
}
