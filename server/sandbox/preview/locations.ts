/** Where HubSpot shows an extension. */
export const LOCATIONS = [
  'crm.record.tab',
  'crm.record.sidebar',
  'crm.preview',
  'helpdesk.sidebar',
  'settings',
  'pages',
] as const;
export type Location = (typeof LOCATIONS)[number];
