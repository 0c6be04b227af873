import type { ChartProps } from '@hubspot/ui-extensions';
import type { ReactNode } from 'react';
import { type ChartData, valueAt } from './chart-data';
import { useWidth } from './use-width';

interface Props {
  readonly chart: ChartData;
  readonly options: ChartProps['options'];
  readonly testId: string | undefined;
  /** Draws the picture in so many pixels. */
  readonly children: (width: number) => ReactNode;
}

/** Title and legend around a chart, and its numbers as a table for those who cannot see it. */
export function ChartFrame({ chart, options, testId, children }: Props) {
  const [place, width] = useWidth<HTMLElement>();
  const title = options?.title ?? `${chart.yLabel} by ${chart.xLabel}`;
  return (
    <figure ref={place} className="chart" data-testid={testId}>
      {options?.title === undefined ? null : <figcaption>{options.title}</figcaption>}
      {options?.showLegend === true ? (
        <ul className="legend" aria-hidden="true">
          {chart.series.map(({ name, color }) => (
            <li key={name}>
              <svg width="12" height="12" aria-hidden="true">
                <rect width="12" height="12" rx="2" fill={color} />
              </svg>
              {name}
            </li>
          ))}
        </ul>
      ) : null}
      {width === 0 ? null : children(width)}
      <table className="unseen">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{chart.xLabel}</th>
            {chart.series.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {chart.categories.map((category) => (
            <tr key={category}>
              <th scope="row">{category}</th>
              {chart.series.map((series) => (
                <td key={series.name}>{valueAt(series, category)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
