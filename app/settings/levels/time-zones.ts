/** What is offered where the browser does not know the world's time zones. */
const USUAL = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'Pacific/Honolulu',
  'America/Toronto',
  'America/Vancouver',
];

/** Every time zone by its IANA name, with the one that is set even where the browser does not know it. */
export function timeZonesWith(set: string): { label: string; value: string }[] {
  const known = 'supportedValuesOf' in Intl ? Intl.supportedValuesOf('timeZone') : USUAL;
  const zones = set === '' || known.includes(set) ? known : [set, ...known];
  return zones.map((zone) => ({ label: zone.replaceAll('_', ' '), value: zone }));
}
