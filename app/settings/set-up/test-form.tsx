import { Divider, Flex, Input, Select, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { LinesPage } from '../../../src/api/settings/lines';
import { Loaded } from '../trouble';
import { useAnswer } from '../use-answer';
import type { StepProps } from './set-up-tab';
import { TestCallWatch } from './test-call-watch';
import { TestTextButton } from './test-text-button';

/** Trying Ringback out on one's own phone: a text, then a call. */
export function TestForm({ overview, changed }: StepProps) {
  const lines = useAnswer<LinesPage>('/api/settings/lines', {});
  const [chosen, setChosen] = useState<string>();
  const [phone, setPhone] = useState('');
  if (overview.lines.total === 0) return <Text>Choose your numbers first, in step 2.</Text>;
  return (
    <Loaded what="Your lines" state={lines}>
      {(value) => {
        const line = value.lines.find(({ id }) => id === chosen) ?? value.lines[0];
        if (line === undefined) return null;
        return (
          <Flex direction="column" gap="md">
            <Select
              label="Line to test"
              name="test-line"
              value={line.id}
              options={value.lines.map(({ id, name, number }) => ({
                label: name === number ? number : `${name} (${number})`,
                value: id,
              }))}
              onChange={(id) => setChosen(String(id))}
            />
            <Input
              label="Your own mobile phone"
              name="test-phone"
              description="Write it with its country code, such as +13125550100."
              value={phone}
              onInput={setPhone}
              onChange={setPhone}
            />
            {overview.mayManage ? (
              <TestTextButton lineId={line.id} to={phone} sent={changed} />
            ) : (
              <Text>Only a manager can send a test text.</Text>
            )}
            <Divider />
            <TestCallWatch line={line} from={phone} />
          </Flex>
        );
      }}
    </Loaded>
  );
}
