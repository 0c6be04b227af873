import type { Properties } from './activity';
import { activitiesOf, type RecordInHubSpot, readRecords } from './crm-objects';
import type { HubSpotRequests } from './hubspot-requests';
import type { ObjectType } from './record-kind';

/** An activity that may have been created earlier, without a key of ours on it. */
export interface LostActivity {
  readonly localId: string;
  readonly contactId: string;
  readonly fingerprint: Properties;
}

/**
 * Finds earlier creates in a portal without our key property: among the activities of their contacts, by
 * the values that tell them apart. Each activity of HubSpot stands for at most one of ours.
 *
 * @param taken HubSpot ids that are known to be somebody else
 * @returns local id to HubSpot id
 */
export async function findUnkeyedActivities(
  hubspot: HubSpotRequests,
  objectType: ObjectType,
  lost: readonly LostActivity[],
  taken: ReadonlySet<string>,
): Promise<ReadonlyMap<string, string>> {
  if (lost.length === 0) return new Map();
  const onContact = await activitiesOf(hubspot, objectType, [
    ...new Set(lost.map(({ contactId }) => contactId)),
  ]);
  const records = await readRecords(hubspot, objectType, {
    values: [...new Set([...onContact.values()].flat())].filter((id) => !taken.has(id)),
    properties: Object.keys(lost[0]?.fingerprint ?? {}),
  });
  const free = new Map((records ?? []).map((record) => [record.id, record]));
  const found = new Map<string, string>();
  for (const { localId, contactId, fingerprint } of lost) {
    const id = onContact.get(contactId)?.find((id) => fits(free.get(id), fingerprint));
    if (id === undefined) continue;
    free.delete(id);
    found.set(localId, id);
  }
  return found;
}

function fits(record: RecordInHubSpot | undefined, fingerprint: Properties): boolean {
  if (record === undefined) return false;
  return Object.entries(fingerprint).every(([name, value]) => {
    const theirs = record.properties[name] ?? '';
    // HubSpot takes a moment in epoch ms and returns it in ISO 8601.
    return name === 'hs_timestamp'
      ? Date.parse(theirs) === Number(value) || theirs === value
      : theirs === value;
  });
}
