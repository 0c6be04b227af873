import type { Properties } from './activity';
import type { NewRecord } from './crm-objects';
import type { PendingRecord } from './pending-records';
import type { RecordKind } from './record-kind';
import type { Refusal } from './refusal';

/** A record that HubSpot does not have as far as we know. */
export interface Draft {
  readonly record: PendingRecord;
  /** Value of our unique key property. */
  readonly key: string;
  readonly properties: Properties;
  /** What a portal with rules of its own may still accept; undefined once it is used. */
  readonly minimal: Properties | undefined;
  /** Why only the minimum is written, in words for a person. */
  readonly reducedBecause?: string;
  readonly association: NewRecord['association'];
  /** Of the values that a later update would write. */
  readonly digest: string;
}

/** What differs between the kinds. */
export interface CreateRules {
  readonly kind: RecordKind;
  /** How long after a create of unknown fate a look without the key can be trusted, ms. */
  readonly settleMs: number;
  /** Finds records of earlier creates without our key: local id to HubSpot id. */
  findUnkeyed(drafts: readonly Draft[]): Promise<ReadonlyMap<string, string>>;
  /** The properties without what HubSpot objects to in particular, if the kind knows a cure. */
  repair(properties: Properties, refusal: Refusal): Promise<Properties | undefined>;
  /** Takes care of drafts refused for a reason of the kind's own, and returns the others. */
  sortOut(
    refused: readonly { readonly item: Draft; readonly refusal: Refusal }[],
  ): Promise<readonly { readonly item: Draft; readonly refusal: Refusal }[]>;
}
