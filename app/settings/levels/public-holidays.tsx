import { Text } from '@hubspot/ui-extensions';
import type { CountryHolidays } from '../../../src/api/settings/wording';
import { useAnswer } from '../use-answer';

/** The next public holidays of the country that is chosen, so that nobody has to guess what it means. */
export function PublicHolidays({ country }: { readonly country: string }) {
  const path = country === 'none' ? undefined : '/api/settings/holidays';
  const { value } = useAnswer<CountryHolidays>(path, { country });
  if (country === 'none' || value === undefined) return null;
  const next = value.days.slice(0, 6).map(({ date, name }) => `${name} (${date})`);
  return <Text variant="microcopy">{`Closed next on: ${next.join(', ')}.`}</Text>;
}
