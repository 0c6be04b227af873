import { z } from 'zod';
import { type ApiRequest, readBody } from './api-request';
import { invalid, notFound, Refusal, type Reply } from './errors';
import type { ObjectType } from './object-types';
import { wireGroup } from './property-wire';

const createSchema = z.object({
  name: z.string(),
  label: z.string(),
  displayOrder: z.int().default(-1),
});

/** GET /crm/properties/2026-09/{type}/groups */
export function listGroups({ portal }: ApiRequest, type: ObjectType): Reply {
  return { status: 200, body: { results: portal.catalogues[type].groups().map(wireGroup) } };
}

/** GET /crm/properties/2026-09/{type}/groups/{name} */
export function getGroup({ portal, param }: ApiRequest, type: ObjectType): Reply | Refusal {
  const group = portal.catalogues[type].group(param('name'));
  return group === undefined
    ? notFound(`Property group ${param('name')} does not exist`)
    : { status: 200, body: wireGroup(group) };
}

/** POST /crm/properties/2026-09/{type}/groups */
export function createGroup({ portal, body }: ApiRequest, type: ObjectType): Reply | Refusal {
  const input = readBody(createSchema, body);
  if (input instanceof Refusal) return input;
  if (!/^[a-z][a-z0-9_]*$/.test(input.name))
    return invalid(`Invalid property group name "${input.name}".`);
  if (portal.catalogues[type].group(input.name) !== undefined) {
    return new Refusal(
      409,
      'OBJECT_ALREADY_EXISTS',
      `A property group named '${input.name}' already exists.`,
      {
        context: { groupName: [input.name] },
      },
    );
  }
  portal.catalogues[type].setGroup(input);
  return { status: 201, body: wireGroup(input) };
}
