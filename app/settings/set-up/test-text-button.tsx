import { Alert, Flex, LoadingButton, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { TestText } from '../../../src/api/settings/trial';
import { Trouble } from '../trouble';
import { useChange } from '../use-change';
import { usePolled } from '../use-polled';

const VARIANTS = {
  waiting: 'info',
  sent: 'info',
  delivered: 'success',
  failed: 'error',
} as const satisfies Record<TestText['state'], string>;

const TITLES: Readonly<Record<TestText['state'], string>> = {
  waiting: 'On its way',
  sent: 'Sent',
  delivered: 'Delivered',
  failed: 'It did not arrive',
};

/** Sends a labelled text to one's own phone, the way every text goes, and follows what becomes of it. */
export function TestTextButton(props: {
  readonly lineId: string;
  readonly to: string;
  readonly sent: () => void;
}) {
  const { lineId, to, sent } = props;
  const sending = useChange<TestText>('/api/settings/test-text');
  const [id, setId] = useState<string>();
  const result = usePolled<TestText>(
    id === undefined ? undefined : '/api/settings/test-text/result',
    { id },
    (text) => text.state === 'delivered' || text.state === 'failed',
  );
  return (
    <Flex direction="column" gap="sm">
      <Trouble refused={sending.refused} />
      <Flex direction="row">
        <LoadingButton
          variant="primary"
          loading={sending.busy}
          disabled={to.trim() === ''}
          onClick={async () => {
            const text = await sending.make({ lineId, to });
            if (text === undefined) return;
            setId(text.id);
            sent();
          }}
        >
          Send me a test text
        </LoadingButton>
      </Flex>
      {result === undefined ? null : (
        <Alert title={TITLES[result.state]} variant={VARIANTS[result.state]}>
          <Text>{result.sentence}</Text>
          <Text format={{ italic: true }}>{result.text}</Text>
        </Alert>
      )}
    </Flex>
  );
}
