import type { PortalId } from '../../src/ids';
import type { AccessTokens } from './access-token';
import { typedHubSpotClient } from './typed-client';

/** The names of contacts, by their HubSpot id; those that HubSpot does not tell, or has none for, are absent. */
export type ContactNames = (
  portalId: PortalId,
  contactIds: readonly string[],
) => Promise<ReadonlyMap<string, string>>;

const FRESH_MS = 5 * 60_000;
const CONTACTS = 20_000;
/** A list is shown with numbers alone rather than kept waiting for names. */
const PATIENCE_MS = 1_500;

/**
 * Asks HubSpot what its contacts are called, one request for a whole list, and remembers it for some minutes.
 * Ringback stores no names: HubSpot is where they are kept right.
 *
 * @param parts.now real time, epoch ms
 */
export function contactNames(parts: {
  readonly tokens: Pick<AccessTokens, 'for'>;
  readonly hubspotApiBase: string;
  readonly now: () => number;
}): ContactNames {
  const known = new Map<string, { readonly at: number; readonly name: string }>();
  const keyOf = (portalId: PortalId, contactId: string): string => `${portalId}:${contactId}`;
  const fresh = (portalId: PortalId, contactId: string) => {
    const found = known.get(keyOf(portalId, contactId));
    return found !== undefined && parts.now() - found.at < FRESH_MS ? found : undefined;
  };

  const learn = async (portalId: PortalId, contactIds: readonly string[]): Promise<void> => {
    const token = await parts.tokens.for(portalId);
    if (!token.ok) return;
    const names = await ask(parts.hubspotApiBase, token.accessToken, contactIds);
    for (const id of contactIds) {
      const key = keyOf(portalId, id);
      known.delete(key);
      known.set(key, { at: parts.now(), name: names.get(id) ?? '' });
    }
    for (const oldest of known.keys()) {
      if (known.size <= CONTACTS) break;
      known.delete(oldest);
    }
  };

  return async (portalId, contactIds) => {
    const unknown = contactIds.filter((id) => fresh(portalId, id) === undefined);
    // Names are a courtesy: whatever keeps HubSpot from telling them, the list is right without.
    if (unknown.length > 0)
      await Promise.race([learn(portalId, unknown).catch(() => undefined), patience()]);
    return new Map(
      contactIds.flatMap((id) => {
        const name = fresh(portalId, id)?.name ?? '';
        return name === '' ? [] : [[id, name] as const];
      }),
    );
  };
}

async function ask(
  apiBase: string,
  accessToken: string,
  contactIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { results } = await typedHubSpotClient({
    apiBase,
    accessToken,
  }).crm.objects.batchApi.read('contacts', {
    inputs: contactIds.map((id) => ({ id })),
    properties: ['firstname', 'lastname'],
    propertiesWithHistory: [],
  });
  return new Map(
    results.map(({ id, properties }) => [
      id,
      [properties['firstname'], properties['lastname']].filter(Boolean).join(' '),
    ]),
  );
}

const patience = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, PATIENCE_MS).unref();
  });
