import type { HrefProp } from '@hubspot/ui-extensions';

/** Addresses of contact records in HubSpot lead to the sandbox's own. */
export const addressOf = (href: HrefProp): string => {
  const address = typeof href === 'string' ? href : href.url;
  const [, portal, contact] = /^\/contacts\/([0-9]+)\/record\/0-1\/([0-9]+)$/.exec(address) ?? [];
  return portal === undefined || contact === undefined
    ? address
    : `/sandbox/?${new URLSearchParams({ portal, contact })}`;
};

/** HubSpot opens what is not its own in a new tab. */
export function opensElsewhere(
  href: HrefProp,
): { readonly target: '_blank'; readonly rel: string } | Record<string, never> {
  const external = typeof href === 'string' ? /^https?:/.test(href) : href.external === true;
  return external ? { target: '_blank', rel: 'noopener noreferrer' } : {};
}
