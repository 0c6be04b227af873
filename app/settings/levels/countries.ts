/** Countries whose public holidays are offered; the server knows more, by code. */
const COUNTRIES: readonly { readonly label: string; readonly value: string }[] = [
  { label: 'No country', value: 'none' },
  { label: 'United States', value: 'US' },
  { label: 'Canada', value: 'CA' },
  { label: 'Canada: Ontario', value: 'CA-ON' },
  { label: 'Canada: Quebec', value: 'CA-QC' },
  { label: 'Canada: British Columbia', value: 'CA-BC' },
  { label: 'Australia', value: 'AU' },
  { label: 'Austria', value: 'AT' },
  { label: 'France', value: 'FR' },
  { label: 'Germany', value: 'DE' },
  { label: 'Ireland', value: 'IE' },
  { label: 'Mexico', value: 'MX' },
  { label: 'Netherlands', value: 'NL' },
  { label: 'New Zealand', value: 'NZ' },
  { label: 'Spain', value: 'ES' },
  { label: 'Switzerland', value: 'CH' },
  { label: 'United Kingdom', value: 'GB' },
];

/** The choice, with the one that is set even where it is not among those offered. */
export function countriesWith(set: string): { label: string; value: string }[] {
  return COUNTRIES.some(({ value }) => value === set)
    ? [...COUNTRIES]
    : [...COUNTRIES, { label: set, value: set }];
}
