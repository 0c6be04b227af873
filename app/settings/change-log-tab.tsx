import { Button, EmptyState, Flex, Text, Tile } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { ChangeLog } from '../../src/api/settings/change-log';
import { sayDay } from './say-day';
import { Loaded } from './trouble';
import { useAnswer } from './use-answer';

/** Who changed which setting, when, from what and to what; latest first. */
export function ChangeLogTab() {
  const [before, setBefore] = useState<string>();
  const log = useAnswer<ChangeLog>('/api/settings/changes', before === undefined ? {} : { before });
  return (
    <Loaded what="The change log" state={log}>
      {({ entries, more }) =>
        entries.length === 0 ? (
          <EmptyState title="Nothing was changed yet">
            <Text>Every change of these settings is listed here, with who made it.</Text>
          </EmptyState>
        ) : (
          <Flex direction="column" gap="sm">
            {entries.map((entry) => (
              <Tile key={entry.sequence} compact>
                <Text format={{ fontWeight: 'bold' }}>
                  {`${entry.about}, by ${entry.who}, ${sayDay(entry.at)}`}
                </Text>
                {entry.changes.map(({ what, from, to }) => (
                  <Text key={what}>{`${what}: from “${from}” to “${to}”`}</Text>
                ))}
              </Tile>
            ))}
            <Flex direction="row" gap="sm">
              {before === undefined ? (
                <Button onClick={log.reload}>Refresh</Button>
              ) : (
                <Button onClick={() => setBefore(undefined)}>Latest changes</Button>
              )}
              {more ? (
                <Button onClick={() => setBefore(entries.at(-1)?.sequence)}>Earlier changes</Button>
              ) : null}
            </Flex>
          </Flex>
        )
      }
    </Loaded>
  );
}
