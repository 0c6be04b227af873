import { z } from 'zod';
import { type ApiRequest, readBody } from './api-request';
import { associationSpecSchema, noSuchRecord } from './association-input';
import { associationTarget, associationTypeBetween } from './association-types';
import { batchReply } from './batch';
import { invalid, itemError, notFound, Refusal, type Reply } from './errors';
import { NAMES, type ObjectType, objectTypeNamed } from './object-types';
import type { Portal } from './portal';

// HubSpot reference 6.
const MAX_CREATE = 2_000;
const MAX_READ = 1_000;

const idSchema = z.object({ id: z.string() });
const createSchema = z.object({
  inputs: z
    .array(z.object({ from: idSchema, to: idSchema, types: z.array(associationSpecSchema).min(1) }))
    .min(1)
    .max(MAX_CREATE),
});
const readSchema = z.object({
  inputs: z
    .array(z.object({ id: z.string() }))
    .min(1)
    .max(MAX_READ),
});

/** POST /crm/associations/2026-09/{from}/{to}/batch/create: 200 in this version (contracts, HubSpot 4). */
export function createAssociations(request: ApiRequest): Reply | Refusal {
  const { portal, platform } = request;
  const pair = typesOf(request);
  if (pair instanceof Refusal) return pair;
  const batch = readBody(createSchema, request.body);
  if (batch instanceof Refusal) return batch;
  const results: object[] = [];
  const errors: object[] = [];
  for (const { from, to, types } of batch.inputs) {
    const wrong = types.find(
      ({ associationCategory, associationTypeId }) =>
        associationCategory !== 'HUBSPOT_DEFINED' ||
        associationTarget(pair.from, associationTypeId) !== pair.to,
    );
    if (wrong !== undefined) {
      return invalid(
        `Association type ${wrong.associationTypeId} does not lead from ${NAMES[pair.from].typeId} to ${NAMES[pair.to].typeId}.`,
        { subCategory: 'crm.associations.INVALID_ASSOCIATION_TYPE' },
      );
    }
    const linked = associate(portal, pair, from.id, to.id);
    if (linked instanceof Refusal) errors.push(itemError(linked, { from: [from.id], to: [to.id] }));
    else {
      results.push({
        fromObjectTypeId: NAMES[pair.from].typeId,
        fromObjectId: linked.from,
        toObjectTypeId: NAMES[pair.to].typeId,
        toObjectId: linked.to,
        labels: [],
      });
    }
  }
  return batchReply(portal, { status: 200, results, errors, now: platform.now() });
}

/** POST /crm/associations/2026-09/{from}/{to}/batch/read */
export function readAssociations(request: ApiRequest): Reply | Refusal {
  const { portal, platform } = request;
  const pair = typesOf(request);
  if (pair instanceof Refusal) return pair;
  const batch = readBody(readSchema, request.body);
  if (batch instanceof Refusal) return batch;
  const results: object[] = [];
  const errors: object[] = [];
  for (const { id } of batch.inputs) {
    const ids = portal.associations.of({ type: pair.from, id }, pair.to);
    if (ids.length > 0)
      results.push({ from: { id }, to: ids.map((toId) => associated(pair, toId)) });
    else {
      const none = notFound(
        `No ${NAMES[pair.to].singular} is associated with ${NAMES[pair.from].singular} ${id}.`,
        {
          subCategory: 'crm.associations.NO_ASSOCIATIONS_FOUND',
        },
      );
      errors.push(
        itemError(none, {
          fromObjectId: [id],
          fromObjectType: [NAMES[pair.from].singular],
          toObjectType: [NAMES[pair.to].singular],
        }),
      );
    }
  }
  return batchReply(portal, { status: 200, results, errors, now: platform.now() });
}

/** PUT /crm/objects/2026-09/{from}/{id}/associations/default/{to}/{toId} */
export function associateByDefault(request: ApiRequest): Reply | Refusal {
  const { portal, platform } = request;
  const pair = typesOf(request);
  if (pair instanceof Refusal) return pair;
  const linked = associate(portal, pair, request.param('id'), request.param('toId'));
  if (linked instanceof Refusal) return linked;
  const result = (
    from: { type: ObjectType; id: string },
    to: { type: ObjectType; id: string },
  ) => ({
    from: { id: from.id },
    to: { id: to.id },
    associationSpec: {
      associationCategory: 'HUBSPOT_DEFINED',
      associationTypeId: associationTypeBetween(from.type, to.type),
    },
  });
  const [one, other] = [
    { type: pair.from, id: linked.from },
    { type: pair.to, id: linked.to },
  ];
  const results = [result(one, other), result(other, one)];
  return batchReply(portal, { status: 200, results, errors: [], now: platform.now() });
}

interface Pair {
  readonly from: ObjectType;
  readonly to: ObjectType;
}

function typesOf(request: ApiRequest): Pair | Refusal {
  const [from, to] = [objectTypeNamed(request.param('from')), objectTypeNamed(request.param('to'))];
  if (from === undefined)
    return invalid(`Unable to infer object type from: ${request.param('from')}`);
  if (to === undefined) return invalid(`Unable to infer object type from: ${request.param('to')}`);
  return associationTypeBetween(from, to) === undefined
    ? invalid(`No association type leads from ${NAMES[from].typeId} to ${NAMES[to].typeId}.`)
    : { from, to };
}

function associate(
  portal: Portal,
  pair: Pair,
  fromId: string,
  toId: string,
): { from: string; to: string } | Refusal {
  const [from, to] = [portal.live(pair.from, fromId), portal.live(pair.to, toId)];
  if (from === undefined) return noSuchRecord(portal, pair.from, fromId);
  if (to === undefined) return noSuchRecord(portal, pair.to, toId);
  portal.associations.add({ type: pair.from, id: from.id }, { type: pair.to, id: to.id });
  return { from: from.id, to: to.id };
}

function associated(pair: Pair, toId: string): object {
  const typeId = associationTypeBetween(pair.from, pair.to);
  return {
    toObjectId: toId,
    associationTypes: [{ category: 'HUBSPOT_DEFINED', typeId }],
  };
}
