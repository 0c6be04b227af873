import type {
  StatisticsItemProps,
  StatisticsProps,
  StatisticsTrendProps,
} from '@hubspot/ui-extensions';
import { Glyph } from './glyph';

export function Statistics({ testId, children }: StatisticsProps) {
  return (
    <div className="statistics" data-testid={testId}>
      {children}
    </div>
  );
}

export function StatisticsItem({ id, label, number, testId, children }: StatisticsItemProps) {
  return (
    <div className="statistic" id={id} data-testid={testId}>
      <p className="statistic-label">{label}</p>
      <p className="statistic-number">{number}</p>
      {children}
    </div>
  );
}

export function StatisticsTrend(props: StatisticsTrendProps) {
  const { value, direction = 'increase' } = props;
  const color = props.color ?? (direction === 'increase' ? 'green' : 'red');
  return (
    <p className={`trend ${color}`} data-testid={props.testId}>
      <Glyph
        name={direction === 'increase' ? 'upCarat' : 'downCarat'}
        size={14}
        said={direction === 'increase' ? 'Up' : 'Down'}
      />
      {value}
    </p>
  );
}
