import { Alert, Flex, StatusTag, Text, Tile } from '@hubspot/ui-extensions';
import { PageTitle } from '@hubspot/ui-extensions/pages';
import type { HealthCheck, HealthState, HealthView } from '../../../src/api/home/health';
import { useKeptFresh } from '../lists/use-kept-fresh';
import { Loaded } from '../trouble';
import { useAnswer } from '../use-answer';

const EVERY_MS = 30_000;

const SAID: Readonly<
  Record<
    HealthState,
    {
      readonly tag: 'success' | 'warning' | 'danger';
      readonly say: string;
      readonly alert: 'success' | 'warning' | 'error';
    }
  >
> = {
  ok: { tag: 'success', say: 'All right', alert: 'success' },
  attention: { tag: 'warning', say: 'Needs attention', alert: 'warning' },
  broken: { tag: 'danger', say: 'Broken', alert: 'error' },
};

/** What is connected, what is failing, what to do; the worst first. */
export function HealthPage() {
  const health = useAnswer<HealthView>('/api/home/health', {});
  useKeptFresh(health, EVERY_MS);
  return (
    <Flex direction="column" gap="md">
      <PageTitle>Health</PageTitle>
      <Loaded what="The checks" state={health}>
        {({ state, say, checkedSaid, checks }) => (
          <>
            <Alert title={say} variant={SAID[state].alert}>
              {`Checked ${checkedSaid}.`}
            </Alert>
            {checks.map((check) => (
              <Check key={check.id} {...check} />
            ))}
          </>
        )}
      </Loaded>
    </Flex>
  );
}

function Check({ state, title, means, cure }: HealthCheck) {
  return (
    <Tile compact>
      <Flex direction="column" gap="xs">
        <Flex direction="row" gap="sm" align="center">
          <StatusTag variant={SAID[state].tag}>{SAID[state].say}</StatusTag>
          <Text format={{ fontWeight: 'bold' }}>{title}</Text>
        </Flex>
        <Text>{means}</Text>
        {cure === undefined ? null : <Text>{`What to do: ${cure}`}</Text>}
      </Flex>
    </Tile>
  );
}
