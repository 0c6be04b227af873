import { forEachType, type ObjectType } from './object-types';
import type { Portal } from './portal';
import { momentText } from './wire-time';

/** A record as tests and `GET /sandbox/state` show it. */
export interface SandboxRecord {
  readonly id: string;
  readonly properties: Readonly<Record<string, string>>;
  /** Ids of what belongs to it, by object type. */
  readonly associations: Readonly<Record<ObjectType, readonly string[]>>;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly archived: boolean;
}

/** All records of a type, archived ones too, in the order of their creation. */
export function sandboxRecords(portal: Portal, type: ObjectType): SandboxRecord[] {
  return [...portal.objects[type].all()].map(
    ({ id, properties, createdAt, updatedAt, archived }) => ({
      id,
      properties,
      associations: forEachType((other) => portal.associations.of({ type, id }, other)),
      createdAt: momentText(createdAt),
      updatedAt: momentText(updatedAt),
      archived,
    }),
  );
}
