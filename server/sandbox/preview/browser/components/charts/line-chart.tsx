import type { LineChartProps } from '@hubspot/ui-extensions';
import { chartData } from './chart-data';
import { ChartFrame } from './chart-frame';
import { Plot, scaleFor, ticksUpTo } from './plot';

/** Lines differ by more than colour. */
const DASHES = ['none', '6 4', '2 3', '10 3 2 3'];

export function LineChart(props: LineChartProps) {
  const chart = chartData(props);
  const values = chart.series.flatMap(({ data }) => data.map(({ value }) => value));
  const ticks = ticksUpTo(Math.max(0, ...values));
  return (
    <ChartFrame chart={chart} options={props.options} testId={props.testId}>
      {(width) => {
        const scale = scaleFor(width, chart.categories.length, ticks.at(-1) ?? 1);
        return (
          <Plot chart={chart} ticks={ticks} scale={scale}>
            {chart.series.map(({ name, color, data }, index) => {
              const points = data.map(({ category, value }) => ({
                category,
                value,
                x: scale.x(chart.categories.indexOf(category)),
                y: scale.y(value),
              }));
              return (
                <g key={name} stroke={color} fill={color}>
                  <polyline
                    points={points.map(({ x, y }) => `${x},${y}`).join(' ')}
                    strokeDasharray={DASHES[index % DASHES.length]}
                  />
                  {points.map(({ category, value, x, y }) => (
                    <circle key={category} cx={x} cy={y} r={3}>
                      <title>{`${category}, ${name}: ${value}`}</title>
                    </circle>
                  ))}
                  {props.options?.showDataLabels === true
                    ? points.map(({ category, value, x, y }) => (
                        <text key={category} x={x} y={y - 8} textAnchor="middle">
                          {value}
                        </text>
                      ))
                    : null}
                </g>
              );
            })}
          </Plot>
        );
      }}
    </ChartFrame>
  );
}
