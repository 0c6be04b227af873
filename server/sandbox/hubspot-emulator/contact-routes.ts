import { z } from 'zod';
import { type ApiRequest, readBody } from './api-request';
import { notFound, Refusal, type Reply } from './errors';
import { mergeContacts, purgeContact } from './record-end';
import { wireRecord } from './record-wire';

const mergeSchema = z.object({ primaryObjectId: z.string(), objectIdToMerge: z.string() });
const purgeSchema = z.object({
  objectId: z.string(),
  idProperty: z.enum(['email', 'hs_object_id']).optional(),
});

/** POST /crm/objects/2026-09/contacts/merge */
export function merge({ portal, platform, body }: ApiRequest): Reply | Refusal {
  const input = readBody(mergeSchema, body);
  if (input instanceof Refusal) return input;
  const survivor = mergeContacts(
    portal,
    input.primaryObjectId,
    input.objectIdToMerge,
    platform.now(),
  );
  if (survivor instanceof Refusal) return survivor;
  return {
    status: 200,
    body: wireRecord(portal, 'contacts', survivor, Object.keys(survivor.properties)),
  };
}

/** POST /crm/objects/2026-09/contacts/gdpr-delete */
export function gdprDelete({ portal, body }: ApiRequest): Reply | Refusal {
  const input = readBody(purgeSchema, body);
  if (input instanceof Refusal) return input;
  const record =
    input.idProperty === 'email'
      ? portal.objects.contacts.holding('email', input.objectId.toLowerCase())
      : portal.live('contacts', input.objectId);
  if (record === undefined) return notFound('resource not found');
  purgeContact(portal, record.id);
  return { status: 204 };
}
