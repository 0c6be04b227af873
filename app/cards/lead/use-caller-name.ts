import { useCrmProperties } from '@hubspot/ui-extensions/crm';

/** What HubSpot calls the contact on the screen; Ringback keeps no names. Undefined while it is not known. */
export function useCallerName(): string | undefined {
  const { properties } = useCrmProperties(['firstname', 'lastname']);
  const name = [properties['firstname'], properties['lastname']].filter(Boolean).join(' ');
  return name === '' ? undefined : name;
}
