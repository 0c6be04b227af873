import type { HrefProp } from '@hubspot/ui-extensions';

export const addressOf = (href: HrefProp): string => (typeof href === 'string' ? href : href.url);

/** HubSpot opens what is not its own in a new tab. */
export function opensElsewhere(
  href: HrefProp,
): { readonly target: '_blank'; readonly rel: string } | Record<string, never> {
  const external = typeof href === 'string' ? /^https?:/.test(href) : href.external === true;
  return external ? { target: '_blank', rel: 'noopener noreferrer' } : {};
}
