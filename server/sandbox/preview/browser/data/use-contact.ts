import { useEffect, useState } from 'react';
import type { ContactDetail } from '../../../hubspot-emulator/account-view';
import { RecordProperties } from '../host/record-properties';
import { get } from './ask';
import { usePolled } from './use-polled';

/** A contact as HubSpot has it, and its properties for the extensions that stand on its record. */
export interface OpenContact {
  /** Undefined until it was read. */
  readonly detail: ContactDetail | undefined;
  readonly problem: string | undefined;
  readonly record: RecordProperties;
}

export function useContact(portal: number, contact: string): OpenContact {
  const { value, problem, refresh } = usePolled(`${portal}/${contact}`, () =>
    get<ContactDetail>(`/preview/accounts/${portal}/contacts/${contact}`),
  );
  const [record] = useState(() => new RecordProperties({}, refresh));
  const properties = value?.properties;
  useEffect(() => {
    if (properties !== undefined) record.take(properties);
  }, [record, properties]);
  return { detail: value, problem, record };
}
