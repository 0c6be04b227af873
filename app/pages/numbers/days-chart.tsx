import { LineChart, Text } from '@hubspot/ui-extensions';
import type { SeriesPoint } from '../../../src/api/home/numbers';

const SHOWN = [
  { field: 'missed', label: 'Missed' },
  { field: 'texted', label: 'Texted back' },
  { field: 'reached', label: 'Reached' },
] as const;

/** Missed, texted and reached over the time. */
export function DaysChart({ series }: { readonly series: readonly SeriesPoint[] }) {
  if (series.every(({ missed, texted, reached }) => missed + texted + reached === 0))
    return <Text>Nothing was missed in this time, so there is nothing to draw.</Text>;
  return (
    <LineChart
      data={series.flatMap((point) =>
        SHOWN.map(({ field, label }) => ({ when: point.label, what: label, count: point[field] })),
      )}
      axes={{
        x: { field: 'when', fieldType: 'category', label: 'When' },
        y: { field: 'count', fieldType: 'linear', label: 'Calls and leads' },
        options: { groupFieldByColor: 'what' },
      }}
      options={{ showLegend: true, showTooltips: true }}
    />
  );
}
