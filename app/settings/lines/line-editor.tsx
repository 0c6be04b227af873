import { Alert, Button, Divider, Flex, Heading } from '@hubspot/ui-extensions';
import type { LineView } from '../../../src/api/settings/lines';
import type { SettingsOverview } from '../../../src/api/settings/overview';
import { WholeLevel } from '../levels/whole-level';
import { Loaded } from '../trouble';
import { useAnswer } from '../use-answer';
import { LineItself } from './line-itself';

/** One line: what it is, what it sets itself, and what it inherits. */
export function LineEditor(props: {
  readonly id: string;
  readonly overview: SettingsOverview;
  readonly changed: () => void;
  readonly close: () => void;
}) {
  const { id, overview, changed, close } = props;
  const line = useAnswer<LineView>('/api/settings/line', { id });
  const saved = (): void => {
    line.reload();
    changed();
  };
  return (
    <Flex direction="column" gap="md">
      <Flex direction="row">
        <Button onClick={close}>Back to all lines</Button>
      </Flex>
      <Loaded what="The line" state={line}>
        {(value) => {
          const form = {
            scope: { kind: 'line', id },
            level: value.level,
            readOnly: !overview.mayManage,
            saved,
          } as const;
          return (
            <Flex direction="column" gap="md">
              <Heading>{`${value.name}, ${value.number}`}</Heading>
              {value.problem === undefined ? null : (
                <Alert title="This line cannot text" variant="error">
                  {value.problem}
                </Alert>
              )}
              <LineItself line={value} overview={overview} saved={saved} />
              <Divider />
              <WholeLevel {...form} />
            </Flex>
          );
        }}
      </Loaded>
    </Flex>
  );
}
