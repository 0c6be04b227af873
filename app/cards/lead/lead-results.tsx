import { Button, Flex, LoadingButton, Text } from '@hubspot/ui-extensions';
import type { LeadView } from '../../../src/api/conversation';
import type { Change } from '../conversation/use-change';
import { LEAD_RESULTS, LEAD_STATES } from './lead-states';

interface Props {
  readonly lead: LeadView;
  readonly change: Change;
}

/** What became of the lead: one press says it, one press takes it back. */
export function LeadResults({ lead, change }: Props) {
  const choices = LEAD_RESULTS.filter((result) => result !== lead.state);
  return (
    <Flex direction="column" gap="xs">
      {lead.closedSaid !== undefined && (
        <Flex direction="row" gap="sm" align="center" wrap>
          <Text>{`${LEAD_STATES[lead.state].label} ${lead.closedSaid}.`}</Text>
          {/* An opt-out is no press of a person's that another press could take back. */}
          {lead.state !== 'opted_out' && (
            <Button
              size="xs"
              variant="secondary"
              disabled={change.busy !== undefined}
              onClick={() => void change.make('undo', 'reopen-lead', { leadId: lead.id })}
            >
              Undo
            </Button>
          )}
        </Flex>
      )}
      <Flex direction="row" gap="xs" align="center" wrap>
        <Text variant="microcopy">Mark as</Text>
        {choices.map((result) => (
          <LoadingButton
            key={result}
            size="xs"
            variant="secondary"
            loading={change.busy === result}
            disabled={change.busy !== undefined}
            onClick={() => void change.make(result, 'close-lead', { leadId: lead.id, result })}
          >
            {LEAD_STATES[result].label}
          </LoadingButton>
        ))}
      </Flex>
    </Flex>
  );
}
