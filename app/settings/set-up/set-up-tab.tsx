import { Accordion, Flex, Link, List, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { SettingsOverview } from '../../../src/api/settings/overview';
import type { SetUpStep, StepState } from '../../../src/settings/set-up-steps';
import { LevelForm } from '../levels/level-form';
import { WordingForm } from '../wording/wording-form';
import { LimitsForm } from './limits-form';
import { NumbersForm } from './numbers-form';
import { PeopleForm } from './people-form';
import { SwitchOn } from './switch-on';
import { TelnyxForm } from './telnyx-form';
import { TestForm } from './test-form';

const STATES: Readonly<Record<StepState, string>> = {
  done: 'done',
  to_do: 'to do',
  look: 'have a look',
  mend: 'needs mending',
};

export interface StepProps {
  readonly overview: SettingsOverview;
  /** Called after a change; everything is read anew. */
  readonly changed: () => void;
}

/** What a newcomer does, one step after the other; the first that is not done is open. */
export function SetUpTab({ overview, changed }: StepProps) {
  const { steps } = overview;
  const [open, setOpen] = useState(
    () => steps.find(({ state }) => state === 'to_do' || state === 'mend')?.name,
  );
  const toDo = steps.filter(({ state }) => state === 'to_do' || state === 'mend').length;
  return (
    <Flex direction="column" gap="sm">
      <Text>
        {toDo === 0
          ? 'Ringback is set up. Missed callers get a text.'
          : `${toDo} of ${steps.length} steps are left before missed callers get a text. Begin with the first.`}
      </Text>
      {steps.map((step, index) => (
        <Accordion
          key={step.name}
          title={`${index + 1}. ${step.title}: ${STATES[step.state]}`}
          open={step.name === open}
          onClick={() => setOpen(step.name === open ? undefined : step.name)}
        >
          <Flex direction="column" gap="md">
            <Text>{step.sentence}</Text>
            {step.name === open ? (
              <StepBody step={step} overview={overview} changed={changed} />
            ) : null}
          </Flex>
        </Accordion>
      ))}
    </Flex>
  );
}

function StepBody(props: StepProps & { readonly step: SetUpStep }) {
  const { step, overview, changed } = props;
  const portalForm = {
    scope: { kind: 'portal' },
    level: overview.portal,
    readOnly: !overview.mayManage,
    saved: changed,
  } as const;
  switch (step.name) {
    case 'telnyx':
      return <TelnyxForm overview={overview} changed={changed} />;
    case 'numbers':
      return <NumbersForm overview={overview} changed={changed} />;
    case 'business':
      return <LevelForm {...portalForm} fields={['business']} />;
    case 'hours':
      return (
        <>
          <Text variant="microcopy">
            These hold for every line. A location or line that differs is set under its own tab.
          </Text>
          <LevelForm
            {...portalForm}
            fields={[
              'timeZone',
              'hours',
              'holidayCountry',
              'holidays',
              'quietHours',
              'promiseMinutes',
            ]}
          />
        </>
      );
    case 'wording':
      return <WordingForm {...portalForm} />;
    case 'rules':
      return <LimitsForm overview={overview} changed={changed} />;
    case 'people':
      return (
        <>
          <LevelForm {...portalForm} fields={['ownerId']} />
          <PeopleForm readOnly={!overview.mayManage} changed={changed} />
        </>
      );
    case 'test':
      return <TestForm overview={overview} changed={changed} />;
    case 'on':
      return <SwitchOn overview={overview} changed={changed} />;
    case 'card':
      return <AddTheCard />;
  }
}

function AddTheCard() {
  return (
    <Flex direction="column" gap="sm">
      <Text>
        The Ringback card shows calls and texts on the contact and lets your team answer from there.
      </Text>
      <List variant="ordered-styled">
        <Text>In HubSpot, open Settings, then Objects, then Contacts.</Text>
        <Text>Under Record customization, open the view that your team uses.</Text>
        <Text>
          Choose Add a tab or open a tab, press the plus sign, and pick Ringback under Card library,
          Apps.
        </Text>
        <Text>Save and exit. Open a contact to see the card.</Text>
      </List>
      <Link
        href={{
          url: 'https://knowledge.hubspot.com/object-settings/customize-records',
          external: true,
        }}
      >
        HubSpot’s own guide to customizing records
      </Link>
    </Flex>
  );
}
