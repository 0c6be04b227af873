import type { ChartColor, ChartProps } from '@hubspot/ui-extensions';

/** One bar, or one point of a line. */
interface Datum {
  /** Which place on the horizontal axis. */
  readonly category: string;
  readonly value: number;
}

/** What belongs together and shares a colour. */
export interface Series {
  readonly name: string;
  readonly color: string;
  readonly data: readonly Datum[];
}

export interface ChartData {
  readonly categories: readonly string[];
  readonly series: readonly Series[];
  readonly xLabel: string;
  readonly yLabel: string;
}

/** HubSpot's colours, darkened where they would be too pale beside white. */
const COLORS: Readonly<Record<ChartColor, string>> = {
  orange: '#d9622b',
  aqua: '#128c99',
  purple: '#7a5bbf',
  yellow: '#b98300',
  pink: '#c2417f',
  blue: '#2f6fbf',
  green: '#3f8f4f',
  darkOrange: '#9c3d12',
  darkAqua: '#0a5a63',
  darkPurple: '#4a3185',
  darkYellow: '#7a5600',
  darkPink: '#851f52',
  darkBlue: '#17407a',
  darkGreen: '#1f5a2c',
};
/** In an order whose neighbours differ in lightness too, for eyes that see few colours. */
const USUAL: readonly ChartColor[] = ['blue', 'orange', 'darkAqua', 'yellow', 'darkPurple', 'pink'];

/** The rows of a chart, put in order of its axes. */
export function chartData({ data, axes, options }: ChartProps): ChartData {
  const rows = Array.isArray(data) ? data : data.data;
  const labels = Array.isArray(data) ? undefined : data.options?.propertyLabels;
  const { x, y } = axes;
  const group = axes.options?.groupFieldByColor;
  const said = (field: string, value: string | number | undefined): string =>
    labels?.[field]?.[String(value)] ??
    (field === x.field && x.fieldType === 'datetime' ? dayIn(value) : String(value ?? ''));
  const names = [...new Set(rows.map((row) => (group === undefined ? '' : String(row[group]))))];
  const order = [...(options?.colorList ?? options?.colors ?? []), ...USUAL];
  return {
    categories: [...new Set(rows.map((row) => said(x.field, row[x.field])))],
    xLabel: x.label ?? x.field,
    yLabel: y.label ?? y.field,
    series: names.map((name, index) => ({
      name: group === undefined ? (y.label ?? y.field) : said(group, name),
      color: COLORS[axes.options?.colors?.[name] ?? order[index % order.length] ?? 'blue'],
      data: rows
        .filter((row) => group === undefined || String(row[group]) === name)
        .map((row) => ({
          category: said(x.field, row[x.field]),
          value: Number(row[y.field] ?? 0),
        })),
    })),
  };
}

/** A time, an ISO text or a day in words. */
function dayIn(value: string | number | undefined): string {
  const at = new Date(value ?? '');
  return Number.isNaN(at.getTime())
    ? String(value ?? '')
    : at.toLocaleDateString('en-US', { month: 'short', day: 'numeric', timeZone: 'UTC' });
}

/** @returns 0 where a series has nothing */
export function valueAt({ data }: Series, category: string): number {
  return data.find((datum) => datum.category === category)?.value ?? 0;
}
