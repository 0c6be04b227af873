import { z } from 'zod';
import { addressedRecord, notAnIdentifier } from './addressed-record';
import { type ApiRequest, propertiesSchema, queryNumber, readBody } from './api-request';
import { associationInputSchema } from './association-input';
import { notFound, Refusal, type Reply } from './errors';
import type { ObjectType } from './object-types';
import { archiveRecord } from './record-end';
import { wireRecord, withAssociations } from './record-wire';
import { createRecord, updateRecord } from './record-write';
import type { StoredRecord } from './stored-record';

const MAX_PAGE = 100;

const createSchema = z.object({
  properties: propertiesSchema,
  associations: z.array(associationInputSchema).optional(),
});
const updateSchema = z.object({ properties: propertiesSchema });

/** POST /crm/objects/2026-09/{type} */
export function create(request: ApiRequest, type: ObjectType): Reply | Refusal {
  const { portal, platform } = request;
  const input = readBody(createSchema, request.body);
  if (input instanceof Refusal) return input;
  const written = createRecord(portal, type, input, platform.now());
  if (written instanceof Refusal) return written;
  return { status: 201, body: wireRecord(portal, type, written.record, written.named) };
}

/** GET /crm/objects/2026-09/{type}/{id} */
export function get(request: ApiRequest, type: ObjectType): Reply | Refusal {
  const { portal } = request;
  const archived = request.query('archived')[0] === 'true';
  const record = archived ? archivedRecord(request, type) : addressed(request, type);
  if (record instanceof Refusal) return record;
  const shown = wireRecord(portal, type, record, request.query('properties'));
  return {
    status: 200,
    body: withAssociations(portal, type, shown, request.query('associations')),
  };
}

/** PATCH /crm/objects/2026-09/{type}/{id} */
export function update(request: ApiRequest, type: ObjectType): Reply | Refusal {
  const { portal, platform } = request;
  const input = readBody(updateSchema, request.body);
  if (input instanceof Refusal) return input;
  const record = addressed(request, type);
  if (record instanceof Refusal) return record;
  const written = updateRecord(portal, type, record, input.properties, platform.now());
  if (written instanceof Refusal) return written;
  return { status: 200, body: wireRecord(portal, type, written.record, written.named) };
}

/** DELETE /crm/objects/2026-09/{type}/{id}: archiving what is not there is no error. */
export function archive(request: ApiRequest, type: ObjectType): Reply {
  const record = request.portal.live(type, request.param('id'));
  if (record !== undefined) archiveRecord(request.portal, type, record, request.platform.now());
  return { status: 204 };
}

/** GET /crm/objects/2026-09/{type}: live records by the order of their creation. */
export function list(request: ApiRequest, type: ObjectType): Reply | Refusal {
  const { portal } = request;
  const limit = queryNumber(request, 'limit', { fallback: 10, max: MAX_PAGE });
  if (limit instanceof Refusal) return limit;
  const archived = request.query('archived')[0] === 'true';
  const after = Number(request.query('after')[0] ?? 0);
  const rest = [...portal.objects[type].all()].filter(
    (record) => record.archived === archived && Number(record.id) > after,
  );
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  const results = page.map((record) =>
    withAssociations(
      portal,
      type,
      wireRecord(portal, type, record, request.query('properties')),
      request.query('associations'),
    ),
  );
  const more = rest.length > limit && last !== undefined;
  return {
    status: 200,
    body: { results, ...(more ? { paging: { next: { after: last.id } } } : {}) },
  };
}

function archivedRecord(request: ApiRequest, type: ObjectType): StoredRecord | Refusal {
  const record = request.portal.objects[type].get(request.param('id'));
  return record?.archived === true ? record : resourceNotFound();
}

/** The live record that the path addresses, by its id or by the value of a unique property. */
function addressed(request: ApiRequest, type: ObjectType): StoredRecord | Refusal {
  const [idProperty] = request.query('idProperty');
  return (
    notAnIdentifier(request.portal, type, idProperty) ??
    addressedRecord(request.portal, type, idProperty, request.param('id')) ??
    resourceNotFound()
  );
}

function resourceNotFound(): Refusal {
  return notFound('resource not found');
}
