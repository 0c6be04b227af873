import { EmptyState, Flex, Text } from '@hubspot/ui-extensions';
import { PageTitle } from '@hubspot/ui-extensions/pages';
import { useState } from 'react';
import type { CallsPage as Page } from '../../../src/api/home/calls';
import { PageButtons, usePageTurner } from '../lists/page-turner';
import { Loaded } from '../trouble';
import { useAnswer } from '../use-answer';
import { useSettled } from '../use-settled';
import { type CallsChoice, CallsFilters } from './calls-filters';
import { CallsTable } from './calls-table';
import { ExportCalls } from './export-calls';

const NOTHING_YET: Page['filters'] = { lines: [], locations: [], reasons: [] };

/** Every call, latest first, and why its caller was or was not texted. */
export function CallsPage() {
  const [choice, setChoice] = useState<CallsChoice>({ span: 'last_7_days' });
  const [typed, setTyped] = useState('');
  const search = useSettled(typed, 300).replace(/[^0-9]/g, '');
  const turner = usePageTurner();
  const filters = { ...choice, ...(search === '' ? {} : { search }) };
  const calls = useAnswer<Page>('/api/home/calls', {
    ...filters,
    ...(turner.after === undefined ? {} : { after: turner.after }),
  });
  return (
    <Flex direction="column" gap="md">
      <PageTitle>Calls</PageTitle>
      <CallsFilters
        filters={calls.value?.filters ?? NOTHING_YET}
        choice={choice}
        search={typed}
        onChoose={(next) => {
          setChoice(next);
          turner.reset();
        }}
        onSearch={(text) => {
          setTyped(text);
          turner.reset();
        }}
      />
      <Loaded what="The calls" state={calls}>
        {(page) =>
          page.rows.length === 0 ? (
            <EmptyState title="No calls to show">
              <Text>
                None fits the chosen time and filters. Choose a longer time, or take a filter back.
              </Text>
            </EmptyState>
          ) : (
            <>
              <Flex direction="row" gap="md" align="center" justify="between" wrap="wrap">
                <Text>{page.total === 1 ? '1 call' : `${page.total} calls`}</Text>
                <ExportCalls key={JSON.stringify(filters)} filters={filters} />
              </Flex>
              <CallsTable rows={page.rows} />
              <PageButtons turner={turner} next={page.next} />
            </>
          )
        }
      </Loaded>
    </Flex>
  );
}
