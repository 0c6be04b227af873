import type { BarChartProps } from '@hubspot/ui-extensions';
import { chartData, type Series, valueAt } from './chart-data';
import { ChartFrame } from './chart-frame';
import { Plot, scaleFor, ticksUpTo } from './plot';

/** Of a category's width; the rest is air. */
const FILLED = 0.7;

interface Bar {
  readonly series: Series;
  readonly value: number;
  /** What it stands on: the bars below it when they are stacked. */
  readonly from: number;
  /** Which of how many side by side. */
  readonly place: number;
}

export function BarChart(props: BarChartProps) {
  const chart = chartData(props);
  const stacked = props.axes.options?.stacking === true;
  const columns = chart.categories.map((category) => barsOf(chart.series, category, stacked));
  const ticks = ticksUpTo(Math.max(0, ...columns.flat().map(({ from, value }) => from + value)));
  return (
    <ChartFrame chart={chart} options={props.options} testId={props.testId}>
      {(width) => {
        const scale = scaleFor(width, columns.length, ticks.at(-1) ?? 1);
        const thickness = (scale.band * FILLED) / (stacked ? 1 : Math.max(1, chart.series.length));
        return (
          <Plot chart={chart} ticks={ticks} scale={scale}>
            {columns.map((bars, index) =>
              bars.map(({ series, value, from, place }) => {
                const left = scale.x(index) - (scale.band * FILLED) / 2 + place * thickness;
                return (
                  <g key={`${series.name}-${chart.categories[index]}`}>
                    <rect
                      x={left}
                      y={scale.y(from + value)}
                      width={Math.max(1, thickness - 1)}
                      height={scale.y(from) - scale.y(from + value)}
                      fill={series.color}
                    >
                      <title>{`${chart.categories[index]}, ${series.name}: ${value}`}</title>
                    </rect>
                    {props.options?.showDataLabels === true && value > 0 ? (
                      <text
                        x={left + thickness / 2}
                        y={scale.y(from + value) - 4}
                        textAnchor="middle"
                      >
                        {value}
                      </text>
                    ) : null}
                  </g>
                );
              }),
            )}
          </Plot>
        );
      }}
    </ChartFrame>
  );
}

function barsOf(all: readonly Series[], category: string, stacked: boolean): readonly Bar[] {
  let height = 0;
  return all.map((series, place) => {
    const value = valueAt(series, category);
    const bar = { series, value, from: stacked ? height : 0, place: stacked ? 0 : place };
    height += value;
    return bar;
  });
}
