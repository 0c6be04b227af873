import { z } from 'zod';
import { associationTarget } from './association-types';
import { invalid, notFound, type Refusal } from './errors';
import { NAMES, type ObjectType } from './object-types';
import type { Portal } from './portal';

export const associationSpecSchema = z.object({
  associationCategory: z.enum(['HUBSPOT_DEFINED', 'USER_DEFINED', 'INTEGRATOR_DEFINED', 'WORK']),
  associationTypeId: z.int(),
});

export const associationInputSchema = z.object({
  to: z.object({ id: z.string() }),
  types: z.array(associationSpecSchema).min(1),
});
export type AssociationInput = z.infer<typeof associationInputSchema>;

interface Associate {
  readonly type: ObjectType;
  readonly id: string;
}

/** The records that a create names to be associated with, or why it cannot be. */
export function checkAssociations(
  portal: Portal,
  from: ObjectType,
  inputs: readonly AssociationInput[],
): Associate[] | Refusal {
  const associates: Associate[] = [];
  for (const { to, types } of inputs) {
    for (const spec of types) {
      const type =
        spec.associationCategory === 'HUBSPOT_DEFINED'
          ? associationTarget(from, spec.associationTypeId)
          : undefined;
      if (type === undefined) return noSuchType(from, spec);
      const record = portal.live(type, to.id);
      if (record === undefined) return noSuchRecord(portal, type, to.id);
      associates.push({ type, id: record.id });
    }
  }
  return associates;
}

function noSuchType(from: ObjectType, spec: z.infer<typeof associationSpecSchema>): Refusal {
  return invalid(
    `${spec.associationCategory} association type ${spec.associationTypeId} does not start at object type ${NAMES[from].typeId}.`,
    {
      context: { type: [String(spec.associationTypeId)], fromObjectType: [NAMES[from].typeId] },
      subCategory: 'crm.associations.INVALID_ASSOCIATION_TYPE',
    },
  );
}

/** HubSpot's refusal of an association with a record that is not there. */
export function noSuchRecord(portal: Portal, type: ObjectType, id: string): Refusal {
  const label = NAMES[type].singular.toUpperCase();
  return portal.switches.missingAssociate === '404'
    ? notFound(`No ${NAMES[type].singular} with ID ${id} exists.`, { context: { ids: [id] } })
    : invalid(`Associations are not valid: [${label}=${id} is not valid]`, {
        context: { ids: [id] },
      });
}
