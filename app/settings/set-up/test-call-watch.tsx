import { Alert, Button, Flex, List, LoadingSpinner, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { LineSummary } from '../../../src/api/settings/lines';
import type { TestCall } from '../../../src/api/settings/trial';
import { usePolled } from '../use-polled';

/** Clocks of this computer and of Telnyx may differ by so much, ms. */
const CLOCKS_DIFFER_MS = 60_000;

/** Tells how to make a test call, waits for it, and shows what was decided about it. */
export function TestCallWatch(props: { readonly line: LineSummary; readonly from: string }) {
  const { line, from } = props;
  const [since, setSince] = useState<number>();
  const seen = usePolled<TestCall>(
    since === undefined ? undefined : '/api/settings/test-call',
    { lineId: line.id, from, since: since ?? 0 },
    ({ call }) => call !== undefined && call.rules.length > 0,
  );
  return (
    <Flex direction="column" gap="sm">
      <Text>
        {`Then call ${line.number} from this phone, let it ring, and hang up before anybody answers.${
          line.enabled ? '' : ' The line is switched off, so the call is only logged.'
        }`}
      </Text>
      <Text variant="microcopy">
        A phone listed under staff phones is never texted back; take it off the list for the test.
      </Text>
      <Flex direction="row">
        <Button
          disabled={from.trim() === ''}
          onClick={() => setSince(Date.now() - CLOCKS_DIFFER_MS)}
        >
          Watch for my call
        </Button>
      </Flex>
      {since !== undefined && seen?.call === undefined ? (
        <LoadingSpinner label="Waiting for your call" showLabel />
      ) : null}
      {seen?.call === undefined ? null : (
        <Alert title={seen.call.sentence} variant={seen.call.text ? 'success' : 'info'}>
          {seen.call.text === undefined ? null : (
            <Text format={{ italic: true }}>{seen.call.text}</Text>
          )}
          <List>
            {seen.call.rules.map((rule) => (
              <Text key={rule}>{rule}</Text>
            ))}
          </List>
        </Alert>
      )}
    </Flex>
  );
}
