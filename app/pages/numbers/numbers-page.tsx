import { Flex, Heading, Text } from '@hubspot/ui-extensions';
import { PageTitle } from '@hubspot/ui-extensions/pages';
import { useState } from 'react';
import type { NumbersView } from '../../../src/api/home/numbers';
import { type Span, SpanChoice } from '../lists/span-choice';
import { Loaded } from '../trouble';
import { useAnswer } from '../use-answer';
import { DaysChart } from './days-chart';
import { Figures } from './figures';
import { LinesTable } from './lines-table';

/** What happened in a time, beside the time before it. */
export function NumbersPage() {
  const [span, setSpan] = useState<Span>('today');
  const numbers = useAnswer<NumbersView>('/api/home/numbers', { span });
  return (
    <Flex direction="column" gap="md">
      <PageTitle>Numbers</PageTitle>
      <SpanChoice span={span} onChoose={setSpan} />
      <Loaded what="The numbers" state={numbers}>
        {(view) => (
          <>
            <Text>{`${view.span.say}, beside ${inASentence(view.before.say)}.`}</Text>
            <Figures figures={view.figures} />
            <Heading>{view.span.from === view.span.to ? 'By the hour' : 'By day'}</Heading>
            <DaysChart series={view.series} />
            <Heading>By line</Heading>
            <LinesTable lines={view.lines} />
          </>
        )}
      </Loaded>
    </Flex>
  );
}

const inASentence = (said: string): string =>
  said.replace(/^(Today|Yesterday)/, (day) => day.toLowerCase());
