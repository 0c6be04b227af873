import type { ReactNode } from 'react';
import type { ChartData } from './chart-data';

const HEIGHT = 240;
const EDGES = { top: 16, right: 12, bottom: 44, left: 48 } as const;
const INNER_HEIGHT = HEIGHT - EDGES.top - EDGES.bottom;
/** What a label below the axis takes, pixels. */
const LABEL_WIDTH = 64;

/** Where a value and a category are in the picture. */
export interface Scale {
  /** Of the whole picture, pixels. */
  readonly width: number;
  readonly y: (value: number) => number;
  /** The middle of a category. */
  readonly x: (index: number) => number;
  readonly band: number;
}

/** A round number at or above the highest value, and the steps up to it. */
export function ticksUpTo(highest: number): readonly number[] {
  const rough = Math.max(highest, 1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(
    [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? rough,
    highest <= 4 ? 1 : 0,
  );
  const count = Math.max(1, Math.ceil(highest / step));
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}

export function scaleFor(width: number, categories: number, top: number): Scale {
  const band = (width - EDGES.left - EDGES.right) / Math.max(1, categories);
  return {
    width,
    band,
    x: (index) => EDGES.left + band * (index + 0.5),
    y: (value) => EDGES.top + INNER_HEIGHT * (1 - value / top),
  };
}

/** The picture of a chart: grid, axes and what is plotted in it. Its numbers are in the table beside it. */
export function Plot(props: {
  readonly chart: ChartData;
  readonly ticks: readonly number[];
  readonly scale: Scale;
  readonly children: ReactNode;
}) {
  const { chart, ticks, scale } = props;
  const { width } = scale;
  const every = Math.ceil(LABEL_WIDTH / scale.band);
  return (
    <svg className="plot" width={width} height={HEIGHT} aria-hidden="true">
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={EDGES.left} x2={width - EDGES.right} y1={scale.y(tick)} y2={scale.y(tick)} />
          <text x={EDGES.left - 8} y={scale.y(tick) + 4} textAnchor="end">
            {tick.toLocaleString('en-US')}
          </text>
        </g>
      ))}
      {chart.categories.map((category, index) =>
        index % every === 0 ? (
          <text
            key={category}
            x={scale.x(index)}
            y={HEIGHT - EDGES.bottom + 16}
            textAnchor="middle"
          >
            {category}
          </text>
        ) : null,
      )}
      <text
        className="axis"
        x={(EDGES.left + width - EDGES.right) / 2}
        y={HEIGHT - 6}
        textAnchor="middle"
      >
        {chart.xLabel}
      </text>
      {props.children}
    </svg>
  );
}
