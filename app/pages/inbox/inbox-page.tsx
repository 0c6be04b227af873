import { EmptyState, Flex, Text } from '@hubspot/ui-extensions';
import { PageTitle } from '@hubspot/ui-extensions/pages';
import { useState } from 'react';
import type { HomeFilters, InboxCounts, InboxPage as Page } from '../../../src/api/home/inbox';
import { PageButtons, usePageTurner } from '../lists/page-turner';
import { useKeptFresh } from '../lists/use-kept-fresh';
import { Loaded } from '../trouble';
import { useAnswer } from '../use-answer';
import { useSettled } from '../use-settled';
import { type InboxChoice, InboxFilters } from './inbox-filters';
import { InboxTable } from './inbox-table';

/** News show without a reload; HubSpot allows an app so many requests only. */
const EVERY_MS = 10_000;
const NOTHING_YET: HomeFilters = { lines: [], locations: [], owners: [] };

/** Every open lead of the portal, most urgent first; and all conversations. */
export function InboxPage() {
  const [choice, setChoice] = useState<InboxChoice>({ show: 'open' });
  const [typed, setTyped] = useState('');
  const search = useSettled(typed, 300).replace(/[^0-9]/g, '');
  const turner = usePageTurner();
  const inbox = useAnswer<Page>('/api/home/inbox', {
    ...choice,
    ...(search === '' ? {} : { search }),
    ...(turner.after === undefined ? {} : { after: turner.after }),
  });
  useKeptFresh(inbox, EVERY_MS);
  const narrowed = search !== '' || Object.keys(choice).some((name) => name !== 'show');
  return (
    <Flex direction="column" gap="md">
      <PageTitle>Inbox</PageTitle>
      <InboxFilters
        filters={inbox.value?.filters ?? NOTHING_YET}
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
      <Loaded what="The inbox" state={inbox}>
        {(page) => (
          <>
            <Text>{sayCounts(page.counts)}</Text>
            {page.rows.length === 0 ? (
              <Empty narrowed={narrowed} all={choice.show === 'all'} />
            ) : (
              <InboxTable rows={page.rows} changed={inbox.reload} />
            )}
            <PageButtons turner={turner} next={page.next} />
          </>
        )}
      </Loaded>
    </Flex>
  );
}

function Empty({ narrowed, all }: { readonly narrowed: boolean; readonly all: boolean }) {
  if (narrowed)
    return (
      <EmptyState title="Nothing fits these filters">
        <Text>Take one of them back to see more.</Text>
      </EmptyState>
    );
  return all ? (
    <EmptyState title="No conversations yet">
      <Text>They begin with the first call to one of your lines, or the first text.</Text>
    </EmptyState>
  ) : (
    <EmptyState title="Nobody is waiting">
      <Text>Whoever calls and is missed shows up here, until a person has reached them.</Text>
    </EmptyState>
  );
}

function sayCounts({ open, late, ours, theirs }: InboxCounts): string {
  const leads = open === 1 ? '1 open lead' : `${open} open leads`;
  return `${leads}: ${late} late, ${ours} waiting for us, ${theirs} waiting for the caller.`;
}
