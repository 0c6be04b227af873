import { z } from 'zod';
import { addressedRecord, notAnIdentifier } from './addressed-record';
import { type ApiRequest, propertiesSchema, readBody } from './api-request';
import { associationInputSchema } from './association-input';
import { batchInputs, batchReply, carryOut, type Done, repeatedIds } from './batch';
import { invalid, itemError, notFound, Refusal, type Reply } from './errors';
import { NAMES, type ObjectType } from './object-types';
import type { Portal } from './portal';
import { archiveRecord } from './record-end';
import { wireRecord } from './record-wire';
import { createRecord, updateRecord, type Written } from './record-write';

const traceId = { objectWriteTraceId: z.string().optional() };
const createSchema = z.object({
  inputs: batchInputs(
    z.object({
      properties: propertiesSchema,
      associations: z.array(associationInputSchema).optional(),
      ...traceId,
    }),
  ),
});
const changeSchema = z.object({
  inputs: batchInputs(
    z.object({
      id: z.string(),
      idProperty: z.string().optional(),
      properties: propertiesSchema,
      ...traceId,
    }),
  ),
});
const readSchema = z.object({
  inputs: batchInputs(z.object({ id: z.string() })),
  idProperty: z.string().optional(),
  properties: z.array(z.string()).default([]),
  propertiesWithHistory: z.array(z.string()).default([]),
});
const archiveSchema = z.object({ inputs: batchInputs(z.object({ id: z.string() })) });

/** POST …/batch/create */
export function batchCreate(
  { portal, platform, body }: ApiRequest,
  type: ObjectType,
): Reply | Refusal {
  const batch = readBody(createSchema, body);
  if (batch instanceof Refusal) return batch;
  const now = platform.now();
  return carryOut({ portal, inputs: batch.inputs, normalStatus: 201, now }, (input) =>
    done(portal, type, input.objectWriteTraceId, createRecord(portal, type, input, now)),
  );
}

/** POST …/batch/read: what is not there is told in `errors`, whatever the inputs carry. */
export function batchRead(
  { portal, platform, body }: ApiRequest,
  type: ObjectType,
): Reply | Refusal {
  const batch = readBody(readSchema, body);
  if (batch instanceof Refusal) return batch;
  const unusable = notAnIdentifier(portal, type, batch.idProperty);
  if (unusable !== undefined) return unusable;
  const ids = [...new Set(batch.inputs.map(({ id }) => id))];
  const found = ids.flatMap((id) => addressedRecord(portal, type, batch.idProperty, id) ?? []);
  const missing = ids.filter(
    (id) => addressedRecord(portal, type, batch.idProperty, id) === undefined,
  );
  const label = NAMES[type].singular.toUpperCase();
  const errors =
    missing.length === 0
      ? []
      : [
          itemError(
            notFound(
              `Could not get some ${label} objects, they may be deleted or not exist. Check that ids are valid.`,
            ),
            { ids: missing },
          ),
        ];
  const results = found.map((record) => wireRecord(portal, type, record, batch.properties));
  return batchReply(portal, { status: 200, results, errors, now: platform.now() });
}

/** POST …/batch/update */
export function batchUpdate(
  { portal, platform, body }: ApiRequest,
  type: ObjectType,
): Reply | Refusal {
  return change(portal, type, body, platform.now(), {
    tellNew: false,
    otherwise: ({ id }) => missingRecord(type, id),
  });
}

/** POST …/batch/upsert: what is not there is created with the id as the value of the id property. */
export function batchUpsert(
  { portal, platform, body }: ApiRequest,
  type: ObjectType,
): Reply | Refusal {
  const now = platform.now();
  return change(portal, type, body, now, {
    tellNew: true,
    otherwise: ({ id, idProperty, properties }) =>
      idProperty === undefined || idProperty === 'hs_object_id'
        ? missingRecord(type, id)
        : createRecord(portal, type, { properties: { [idProperty]: id, ...properties } }, now),
  });
}

/** POST …/batch/archive: what is not there is no error. */
export function batchArchive(
  { portal, platform, body }: ApiRequest,
  type: ObjectType,
): Reply | Refusal {
  const batch = readBody(archiveSchema, body);
  if (batch instanceof Refusal) return batch;
  for (const { id } of batch.inputs) {
    const record = portal.live(type, id);
    if (record !== undefined) archiveRecord(portal, type, record, platform.now());
  }
  return { status: 204 };
}

type Change = z.output<typeof changeSchema>['inputs'][number];

function change(
  portal: Portal,
  type: ObjectType,
  body: unknown,
  now: number,
  options: {
    readonly tellNew: boolean;
    /** What to do about a record that is not there. */
    readonly otherwise: (input: Change) => Written | Refusal;
  },
): Reply | Refusal {
  const batch = readBody(changeSchema, body);
  if (batch instanceof Refusal) return batch;
  const { inputs } = batch;
  const idProperties = new Set(inputs.map(({ idProperty }) => idProperty));
  if (idProperties.size > 1) return invalid('All inputs of a batch must have the same idProperty.');
  const [idProperty] = idProperties;
  const unusable =
    notAnIdentifier(portal, type, idProperty) ?? repeatedIds(inputs.map(({ id }) => id));
  if (unusable !== undefined) return unusable;
  return carryOut(
    { portal, inputs, normalStatus: 200, now, partial: idProperty !== 'email' },
    (input) => {
      const record = addressedRecord(portal, type, idProperty, input.id);
      const written =
        record === undefined
          ? options.otherwise(input)
          : updateRecord(portal, type, record, input.properties, now);
      return done(
        portal,
        type,
        input.objectWriteTraceId,
        written,
        options.tellNew ? { new: record === undefined } : {},
      );
    },
  );
}

function done(
  portal: Portal,
  type: ObjectType,
  objectWriteTraceId: string | undefined,
  written: Written | Refusal,
  more: object = {},
): Done | Refusal {
  if (written instanceof Refusal) return written;
  const result = {
    ...wireRecord(portal, type, written.record, written.named),
    ...more,
    ...(objectWriteTraceId === undefined ? {} : { objectWriteTraceId }),
  };
  return { result, undo: written.undo };
}

function missingRecord(type: ObjectType, id: string): Refusal {
  return notFound(`No ${NAMES[type].singular} with ID ${id} exists.`, { context: { ids: [id] } });
}
