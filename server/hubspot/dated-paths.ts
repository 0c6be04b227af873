/** The version of HubSpot's API that everything here speaks. */
export const API_VERSION = '2026-09';

/** The SDK's legacy paths and what HubSpot calls the same today (HubSpot reference 4.1). */
const MOVED: readonly (readonly [RegExp, string])[] = [
  [/^\/crm\/v[34]\/objects\//, `/crm/objects/${API_VERSION}/`],
  [/^\/crm\/v4\/associations\//, `/crm/associations/${API_VERSION}/`],
  [/^\/crm\/v3\/properties\//, `/crm/properties/${API_VERSION}/`],
  [/^\/crm\/v3\/owners\/?(?=\?|$)/, `/crm/owners/${API_VERSION}`],
  [/^\/automation\/v4\/actions\/callbacks\//, `/automation/actions/callbacks/${API_VERSION}/`],
];

/**
 * The dated path of one that the SDK calls.
 *
 * @throws for a path that is not in the table, so that a new call cannot slip onto an API that HubSpot ends.
 */
export function datedPath(path: string): string {
  for (const [legacy, dated] of MOVED) {
    if (legacy.test(path)) return path.replace(legacy, dated);
  }
  if (path.includes(`/${API_VERSION}`)) return path;
  throw new Error(`No dated path is known for ${path.split('?')[0]}.`);
}
