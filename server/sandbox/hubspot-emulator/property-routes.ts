import { z } from 'zod';
import { type ApiRequest, readBody } from './api-request';
import { batchInputs, batchReply } from './batch';
import { itemError, notFound, Refusal, type Reply } from './errors';
import type { ObjectType } from './object-types';
import { propertyCreateSchema, propertyUpdateSchema } from './property-input';
import { wireProperty } from './property-wire';
import { addProperty, changeProperty } from './property-write';

/** GET /crm/properties/2026-09/{type} */
export function listProperties({ portal }: ApiRequest, type: ObjectType): Reply {
  return { status: 200, body: { results: portal.catalogues[type].all().map(wireProperty) } };
}

/** GET /crm/properties/2026-09/{type}/{name} */
export function getProperty({ portal, param }: ApiRequest, type: ObjectType): Reply | Refusal {
  const definition = portal.catalogues[type].get(param('name'));
  return definition === undefined
    ? noSuchProperty(param('name'))
    : { status: 200, body: wireProperty(definition) };
}

/** POST /crm/properties/2026-09/{type} */
export function createProperty(
  { portal, platform, body }: ApiRequest,
  type: ObjectType,
): Reply | Refusal {
  const input = readBody(propertyCreateSchema, body);
  if (input instanceof Refusal) return input;
  const added = addProperty(portal, type, input, platform.now());
  return added instanceof Refusal ? added : { status: 201, body: wireProperty(added) };
}

/** POST /crm/properties/2026-09/{type}/batch/create: each property stands or falls by itself. */
export function createProperties(
  { portal, platform, body }: ApiRequest,
  type: ObjectType,
): Reply | Refusal {
  const batch = readBody(z.object({ inputs: batchInputs(propertyCreateSchema) }), body);
  if (batch instanceof Refusal) return batch;
  const results: object[] = [];
  const errors: object[] = [];
  for (const input of batch.inputs) {
    const added = addProperty(portal, type, input, platform.now());
    if (added instanceof Refusal) errors.push(itemError(added, { name: [input.name] }));
    else results.push(wireProperty(added));
  }
  return batchReply(portal, { status: 201, results, errors, now: platform.now() });
}

/** POST /crm/properties/2026-09/{type}/batch/read */
export function readProperties(
  { portal, platform, body }: ApiRequest,
  type: ObjectType,
): Reply | Refusal {
  const batch = readBody(
    z.object({
      inputs: batchInputs(z.object({ name: z.string() })),
      archived: z.boolean().default(false),
    }),
    body,
  );
  if (batch instanceof Refusal) return batch;
  const found = batch.inputs.map(({ name }) => ({
    name,
    definition: portal.catalogues[type].get(name),
  }));
  return batchReply(portal, {
    status: 200,
    results: found.flatMap(({ definition }) =>
      definition === undefined ? [] : [wireProperty(definition)],
    ),
    errors: found.flatMap(({ name, definition }) =>
      definition === undefined ? [itemError(noSuchProperty(name), { name: [name] })] : [],
    ),
    now: platform.now(),
  });
}

/** PATCH /crm/properties/2026-09/{type}/{name} */
export function updateProperty(
  { portal, platform, param, body }: ApiRequest,
  type: ObjectType,
): Reply | Refusal {
  const input = readBody(propertyUpdateSchema, body);
  if (input instanceof Refusal) return input;
  const definition = portal.catalogues[type].get(param('name'));
  if (definition === undefined) return noSuchProperty(param('name'));
  const changed = changeProperty(portal, type, definition, input, platform.now());
  return changed instanceof Refusal ? changed : { status: 200, body: wireProperty(changed) };
}

/** DELETE /crm/properties/2026-09/{type}/{name} */
export function archiveProperty({ portal, param }: ApiRequest, type: ObjectType): Reply | Refusal {
  const definition = portal.catalogues[type].get(param('name'));
  if (definition === undefined) return noSuchProperty(param('name'));
  if (definition.hubspotDefined)
    return new Refusal(400, 'VALIDATION_ERROR', `"${definition.name}" cannot be archived.`);
  portal.catalogues[type].remove(definition.name);
  return { status: 204 };
}

function noSuchProperty(name: string): Refusal {
  return notFound(`Property ${name} does not exist`, { context: { propertyName: [name] } });
}
