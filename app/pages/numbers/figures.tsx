import {
  Accordion,
  DescriptionList,
  DescriptionListItem,
  Statistics,
  StatisticsItem,
  StatisticsTrend,
  Text,
} from '@hubspot/ui-extensions';
import type { Figure } from '../../../src/api/home/numbers';

const IN_A_ROW = 3;

/** The figures in rows, each with how it was before; below, what exactly each of them counts. */
export function Figures({ figures }: { readonly figures: readonly Figure[] }) {
  const rows = Array.from({ length: Math.ceil(figures.length / IN_A_ROW) }, (_, row) =>
    figures.slice(row * IN_A_ROW, (row + 1) * IN_A_ROW),
  );
  return (
    <>
      {rows.map((row) => (
        <Statistics key={row[0]?.name ?? ''}>
          {row.map((figure) => (
            <StatisticsItem key={figure.name} label={figure.label} number={figure.said}>
              <Trend figure={figure} />
            </StatisticsItem>
          ))}
        </Statistics>
      ))}
      <Accordion title="What these figures count">
        <DescriptionList direction="column">
          {figures.map(({ name, label, means }) => (
            <DescriptionListItem key={name} label={label}>
              <Text>{means}</Text>
            </DescriptionListItem>
          ))}
        </DescriptionList>
      </Accordion>
    </>
  );
}

function Trend({ figure: { change } }: { readonly figure: Figure }) {
  if (change === undefined) return <Text variant="microcopy">Nothing to compare with</Text>;
  if (change.direction === 'same' || change.good === undefined)
    return <Text variant="microcopy">{change.say}</Text>;
  return (
    <StatisticsTrend
      direction={change.direction === 'up' ? 'increase' : 'decrease'}
      color={change.good ? 'green' : 'red'}
      value={change.say}
    />
  );
}
