import { Alert, Flex, Tab, Tabs } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { SettingsOverview } from '../../src/api/settings/overview';
import { ChangeLogTab } from './change-log-tab';
import { LinesTab } from './lines/lines-tab';
import { LocationsTab } from './locations-tab';
import { OptOutsTab } from './opt-outs-tab';
import { SetUpTab } from './set-up/set-up-tab';
import { Loaded } from './trouble';
import { useAnswer } from './use-answer';

/** Everything a portal can set: the way in for a newcomer first, then what is looked after later. */
export function SettingsPage() {
  // Only the tab that is looked at asks for anything.
  const [tab, setTab] = useState('set-up');
  const overview = useAnswer<SettingsOverview>('/api/settings/overview', {});
  return (
    <Loaded what="Ringback’s settings" state={overview}>
      {(value) => (
        <Flex direction="column" gap="md">
          {value.mayManage ? null : (
            <Alert title="You can look, but not change anything here" variant="info">
              Ask one of the managers listed under “Say who follows up” to add you.
            </Alert>
          )}
          <Tabs selected={tab} onSelectedChange={(id: number | string) => setTab(String(id))}>
            <Tab tabId="set-up" title="Set up">
              {tab === 'set-up' ? <SetUpTab overview={value} changed={overview.reload} /> : null}
            </Tab>
            <Tab tabId="lines" title={`Lines (${value.lines.total})`}>
              {tab === 'lines' ? <LinesTab overview={value} changed={overview.reload} /> : null}
            </Tab>
            <Tab tabId="locations" title={`Locations (${value.locations.length})`}>
              {tab === 'locations' ? (
                <LocationsTab overview={value} changed={overview.reload} />
              ) : null}
            </Tab>
            <Tab tabId="opt-outs" title="Opt-outs">
              {tab === 'opt-outs' ? <OptOutsTab /> : null}
            </Tab>
            <Tab tabId="changes" title="Change log">
              {tab === 'changes' ? <ChangeLogTab /> : null}
            </Tab>
          </Tabs>
        </Flex>
      )}
    </Loaded>
  );
}
