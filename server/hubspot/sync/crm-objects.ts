import {
  AssociationSpecAssociationCategoryEnum,
  type PublicObjectSearchRequest,
  type ResponseContext,
} from '@hubspot/api-client/lib/codegen/crm/objects';
import { z } from 'zod';
import type { Properties } from './activity';
import type { BatchAnswer, WrittenRecord } from './batch-write';
import { chunks } from './batches';
import type { HubSpotRequests } from './hubspot-requests';
import type { ObjectType } from './record-kind';
import { type Refusal, readRefusal } from './refusal';

// The requests that the sync makes of HubSpot's records, the same for all four kinds.

export type RecordInHubSpot = WrittenRecord;

export interface NewRecord {
  readonly traceId: string;
  readonly properties: Properties;
  /** Contacts have none; activities are invisible without. */
  readonly association: { readonly contactId: string; readonly typeId: number } | undefined;
}

/** Creates up to 100 records with their associations, each on its own account. */
export async function createRecords(
  hubspot: HubSpotRequests,
  objectType: ObjectType,
  records: readonly NewRecord[],
): Promise<BatchAnswer> {
  return hubspot.write((client) =>
    client.crm.objects.batchApi
      .createWithHttpInfo(objectType, {
        inputs: records.map(({ traceId, properties, association }) => ({
          objectWriteTraceId: traceId,
          properties: { ...properties },
          associations:
            association === undefined
              ? []
              : [
                  {
                    to: { id: association.contactId },
                    types: [
                      {
                        associationCategory: AssociationSpecAssociationCategoryEnum.HubspotDefined,
                        associationTypeId: association.typeId,
                      },
                    ],
                  },
                ],
        })),
      })
      .then(readBatch),
  );
}

/** Changes the named properties of up to 100 records, and nothing else on them. */
export async function updateRecords(
  hubspot: HubSpotRequests,
  objectType: ObjectType,
  records: readonly {
    readonly traceId: string;
    readonly hubspotId: string;
    readonly properties: Properties;
  }[],
): Promise<BatchAnswer> {
  return hubspot.write((client) =>
    client.crm.objects.batchApi
      .updateWithHttpInfo(objectType, {
        inputs: records.map(({ traceId, hubspotId, properties }) => ({
          id: hubspotId,
          objectWriteTraceId: traceId,
          properties: { ...properties },
        })),
      })
      .then(readBatch),
  );
}

/**
 * Reads records by id or by our key. What is not there is not in the answer. A merged record comes back
 * under the id of the survivor.
 *
 * @returns undefined when the portal knows no such key
 */
export async function readRecords(
  hubspot: HubSpotRequests,
  objectType: ObjectType,
  ask: {
    readonly keyProperty?: string;
    readonly values: readonly string[];
    readonly properties: readonly string[];
  },
): Promise<RecordInHubSpot[] | undefined> {
  const found: RecordInHubSpot[] = [];
  for (const values of chunks(ask.values, 100)) {
    const answer = await hubspot.read((client) =>
      client.crm.objects.batchApi.read(objectType, {
        inputs: values.map((id) => ({ id })),
        properties: [...ask.properties],
        propertiesWithHistory: [],
        ...(ask.keyProperty === undefined ? {} : { idProperty: ask.keyProperty }),
      }),
    );
    if (answer.kind === 'refused') return answer.refusal.kind === 'not_found' ? found : undefined;
    found.push(...answer.value.results.map(toRecord));
  }
  return found;
}

/** One record by id; undefined when it is not there. A merged one comes back under the id of the survivor. */
export async function readRecord(
  hubspot: HubSpotRequests,
  objectType: ObjectType,
  id: string,
): Promise<RecordInHubSpot | undefined> {
  const answer = await hubspot.read((client) =>
    client.crm.objects.basicApi.getById(objectType, id),
  );
  return answer.kind === 'refused' ? undefined : toRecord(answer.value);
}

/** Every result of a search, page after page. */
export async function searchContacts(
  hubspot: HubSpotRequests,
  search: PublicObjectSearchRequest,
): Promise<RecordInHubSpot[]> {
  const found: RecordInHubSpot[] = [];
  let after: string | undefined;
  do {
    const page = await hubspot.search((client) =>
      client.crm.objects.searchApi.doSearch('contacts', {
        ...search,
        ...(after === undefined ? {} : { after }),
      }),
    );
    found.push(...page.results.map(toRecord));
    after = page.paging?.next?.after;
  } while (after !== undefined);
  return found;
}

/** The activities of a type on each of these contacts: contact id to activity ids. */
export async function activitiesOf(
  hubspot: HubSpotRequests,
  objectType: ObjectType,
  contactIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>();
  for (const ids of chunks(contactIds, 100)) {
    let inputs: { id: string; after?: string }[] = ids.map((id) => ({ id }));
    while (inputs.length > 0) {
      const asked = inputs;
      const answer = await hubspot.read((client) =>
        client.crm.associations.v4.batchApi.getPage('contacts', objectType, { inputs: asked }),
      );
      inputs = [];
      if (answer.kind === 'refused') break;
      for (const { _from: from, to, paging } of answer.value.results) {
        found.set(from.id, [
          ...(found.get(from.id) ?? []),
          ...to.map(({ toObjectId }) => String(toObjectId)),
        ]);
        const after = paging?.next?.after;
        if (after !== undefined) inputs.push({ id: from.id, after });
      }
    }
  }
  return found;
}

const batchSchema = z.looseObject({
  results: z.array(
    z.looseObject({
      id: z.string(),
      objectWriteTraceId: z.string().optional(),
      properties: z.record(z.string(), z.string().nullable()),
    }),
  ),
  errors: z
    .array(z.looseObject({ category: z.string().optional(), message: z.string().optional() }))
    .default([]),
});

/** The SDK drops the errors of a batch that HubSpot answers with a plain success, as 2026-09 does: read the bytes. */
async function readBatch(
  answer: ResponseContext,
): Promise<{ results: WrittenRecord[]; refusals: Refusal[] }> {
  const { results, errors } = batchSchema.parse(JSON.parse(await answer.body.text()));
  return { results: results.map(toRecord), refusals: errors.map((error) => readRefusal(error)) };
}

function toRecord(record: {
  readonly id: string;
  readonly objectWriteTraceId?: string | undefined;
  readonly properties: Readonly<Record<string, string | null>>;
}): WrittenRecord {
  return { id: record.id, traceId: record.objectWriteTraceId, properties: record.properties };
}
