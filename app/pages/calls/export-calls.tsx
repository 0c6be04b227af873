import { Flex, Link, LoadingButton, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { Answer } from '../../../src/api/answer';
import type { CallsExport } from '../../../src/api/home/calls';
import { askRingback } from '../ask-ringback';
import { Trouble } from '../trouble';

/** Makes a link to the chosen calls as a file. It is made when it is wanted, since it works for minutes only. */
export function ExportCalls({ filters }: { readonly filters: Readonly<Record<string, unknown>> }) {
  const [answer, setAnswer] = useState<Answer<CallsExport>>();
  const [busy, setBusy] = useState(false);
  const make = async (): Promise<void> => {
    setBusy(true);
    setAnswer(await askRingback<CallsExport>('/api/home/calls/export', filters));
    setBusy(false);
  };
  return (
    <Flex direction="row" gap="sm" align="center" wrap="wrap">
      <Trouble refused={answer?.ok === false ? answer : undefined} />
      {answer?.ok === true ? (
        <>
          <Link href={{ url: answer.value.url, external: true }}>
            {`Download ${answer.value.calls === 1 ? '1 call' : `${answer.value.calls} calls`} as CSV`}
          </Link>
          <Text variant="microcopy">{`Works for ${answer.value.validMinutes} minutes`}</Text>
        </>
      ) : (
        <LoadingButton size="sm" variant="secondary" loading={busy} onClick={() => void make()}>
          Export as CSV
        </LoadingButton>
      )}
    </Flex>
  );
}
