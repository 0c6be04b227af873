/** What Ringback may do in HubSpot: the least that its features need (HubSpot reference 2.9). */
export const REQUIRED_SCOPES = [
  'oauth',
  'crm.objects.contacts.read',
  'crm.objects.contacts.write',
  'crm.schemas.contacts.read',
  'crm.schemas.contacts.write',
  'crm.objects.owners.read',
] as const;

/**
 * What a portal grants if it can: finishing a workflow's text when its fate is known. Accounts without
 * workflows do not have it, and need not.
 */
export const OPTIONAL_SCOPES = ['automation'] as const;

/** The scopes that the portal did not grant. */
export function missingScopes(granted: readonly string[]): string[] {
  return REQUIRED_SCOPES.filter((scope) => !granted.includes(scope));
}
