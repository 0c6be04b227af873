import { type AssociationInput, checkAssociations } from './association-input';
import { calculatedPhone } from './calculated-phone';
import { Refusal } from './errors';
import { NAMES, type ObjectType } from './object-types';
import type { Portal } from './portal';
import { checkValues, valuesNotValid } from './property-values';
import { missingProperties } from './required-properties';
import type { StoredRecord } from './stored-record';
import { momentText } from './wire-time';

/** A write that was done and can be taken back, because a batch may fail as a whole. */
export interface Written {
  readonly record: StoredRecord;
  /** The properties the write named. */
  readonly named: readonly string[];
  readonly undo: () => void;
}

type Values = Readonly<Record<string, string>>;

/** Creates a record as an API request asks for it. */
export function createRecord(
  portal: Portal,
  type: ObjectType,
  input: {
    readonly properties: Values;
    readonly associations?: readonly AssociationInput[] | undefined;
  },
  now: number,
): Written | Refusal {
  const values = checkValues(portal, type, input.properties);
  if (values instanceof Refusal) return values;
  const missing = missingProperties(portal, type, values);
  if (missing !== undefined) return missing;
  const associates = checkAssociations(portal, type, input.associations ?? []);
  if (associates instanceof Refusal) return associates;
  const id = portal.nextId();
  const taken = takenValue(portal, type, id, values);
  if (taken !== undefined) return taken;

  const record = insertRecord(portal, type, id, values, now);
  for (const associate of associates) portal.associations.add({ type, id }, associate);
  return {
    record,
    named: Object.keys(record.properties),
    undo: () => {
      portal.associations.removeAll({ type, id });
      portal.objects[type].remove(id);
    },
  };
}

/** Changes a live record; values that are empty clear their properties. */
export function updateRecord(
  portal: Portal,
  type: ObjectType,
  record: StoredRecord,
  properties: Values,
  now: number,
): Written | Refusal {
  const values = checkValues(portal, type, properties);
  if (values instanceof Refusal) return values;
  const taken = takenValue(portal, type, record.id, values);
  if (taken !== undefined) return taken;
  const updated = {
    ...record,
    properties: withCalculated(portal, type, { ...record.properties, ...values }, now),
    updatedAt: now,
  };
  portal.objects[type].put(updated);
  return {
    record: updated,
    named: Object.keys(values),
    undo: () => portal.objects[type].put(record),
  };
}

/** Puts a new record into the portal; nothing is checked. */
export function insertRecord(
  portal: Portal,
  type: ObjectType,
  id: string,
  values: Values,
  now: number,
  seen: 'after_lag' | 'at_once' = 'after_lag',
): StoredRecord {
  const system = { hs_object_id: id, [NAMES[type].createdProperty]: momentText(now) };
  const properties = withCalculated(portal, type, { ...values, ...system }, now);
  const record = { id, properties, createdAt: now, updatedAt: now, archived: false };
  portal.objects[type].put(record, seen);
  return record;
}

const CALCULATED_PHONE = /^hs_(searchable_)?calculated_/;

/** The values with those that HubSpot sets itself, and without empty ones. */
export function withCalculated(
  portal: Portal,
  type: ObjectType,
  values: Values,
  now: number,
): Record<string, string> {
  const kept = Object.fromEntries(
    Object.entries(values).filter(([name, value]) => value !== '' && !CALCULATED_PHONE.test(name)),
  );
  const { phone, mobilephone } = { phone: kept['phone'], mobilephone: kept['mobilephone'] };
  const calculated =
    type === 'contacts' ? calculatedPhone({ phone, mobilephone }, portal.country) : {};
  const completed =
    type === 'tasks' && kept['hs_task_status'] === 'COMPLETED'
      ? { hs_task_completion_date: kept['hs_task_completion_date'] ?? momentText(now) }
      : {};
  return { ...kept, ...calculated, ...completed, [NAMES[type].modifiedProperty]: momentText(now) };
}

/** The refusal of a value that another record holds: HubSpot names the property, the value and the holder. */
export function takenValue(
  portal: Portal,
  type: ObjectType,
  id: string,
  values: Values,
): Refusal | undefined {
  for (const name of portal.catalogues[type].uniqueNames()) {
    const value = values[name];
    if (value === undefined || value === '') continue;
    const holder = portal.objects[type].holding(name, value);
    if (holder === undefined || holder.id === id) continue;
    if (type === 'contacts' && name === 'email') {
      return new Refusal(409, 'CONFLICT', `Contact already exists. Existing ID: ${holder.id}`);
    }
    const coordinates = `portalId=${portal.id}, objectTypeId=${NAMES[type].typeId}, propertyName=${name}, value=${value}`;
    return valuesNotValid([
      {
        name,
        error: 'CONFLICTING_UNIQUE_VALUE',
        message: `Cannot set PropertyValueCoordinates{${coordinates}} on ${id}. ${holder.id} already has that value.`,
      },
    ]);
  }
  return undefined;
}
