import type { CountryCode } from 'libphonenumber-js/max';
import { Associations } from './associations';
import { comparable } from './comparable-value';
import { ContactChanges } from './contact-changes';
import { ObjectStore } from './object-store';
import { ACTIVITY_TYPES, forEachType, type ObjectType } from './object-types';
import type { PortalSwitches } from './portal-switches';
import { PropertyCatalogue } from './property-catalogue';
import { SearchIndex } from './search-index';
import type { Owner, PortalState } from './state';
import type { StoredRecord } from './stored-record';
import { UniqueValues } from './unique-values';

/** Longer than 32 bits, as real ids are; the same in every portal, because ids are not unique over portals. */
const FIRST_ID = 90_000_000_001;

/** One HubSpot account with everything in it. */
export class Portal {
  readonly id: number;
  readonly name: string;
  readonly timeZone: string;
  readonly country: CountryCode;
  readonly owners: Owner[];
  switches: PortalSwitches;
  readonly catalogues: Readonly<Record<ObjectType, PropertyCatalogue>>;
  readonly objects: Readonly<Record<ObjectType, ObjectStore>>;
  readonly associations = new Associations();
  /** What happens to its contacts, for webhooks. */
  readonly changes = new ContactChanges();
  /** Contacts that were merged into others: old id to surviving id. */
  readonly merged: Map<string, string>;
  private lastId: number;

  constructor(
    state: PortalState,
    index: { readonly lagMs: () => number; readonly realNow: () => number },
  ) {
    this.id = state.id;
    this.name = state.name;
    this.timeZone = state.timeZone;
    this.country = state.country;
    this.owners = state.owners;
    this.switches = state.switches;
    this.merged = new Map(state.merged);
    this.lastId = state.nextId - 1;
    this.catalogues = forEachType(
      (type) =>
        new PropertyCatalogue(type, {
          properties: state.properties[type],
          groups: state.groups[type],
        }),
    );
    this.objects = forEachType((type) => {
      const catalogue = this.catalogues[type];
      const store = new ObjectStore(
        new UniqueValues(() => catalogue.uniqueNames()),
        new SearchIndex(index.lagMs, index.realNow, (property, value) => {
          const definition = catalogue.get(property);
          return definition === undefined ? value : String(comparable(definition, value));
        }),
        type === 'contacts' ? (...change) => this.changes.note(...change) : undefined,
      );
      for (const record of state.records[type]) store.put(record, 'at_once');
      return store;
    });
    for (const [type, id, contactId] of state.associations) {
      this.associations.add({ type, id }, { type: 'contacts', id: contactId });
    }
  }

  nextId(): string {
    this.lastId += 1;
    return String(this.lastId);
  }

  /** The live record an id leads to; with the switch for it, also from the id of a merged contact. */
  live(type: ObjectType, id: string): StoredRecord | undefined {
    const record = this.objects[type].live(id);
    if (record !== undefined || type !== 'contacts' || this.switches.mergedIds === 'not_found')
      return record;
    const survivor = this.merged.get(id);
    return survivor === undefined ? undefined : this.live(type, survivor);
  }

  /** The portal as plain JSON; shares the records, which never change. */
  state(): PortalState {
    return {
      id: this.id,
      name: this.name,
      timeZone: this.timeZone,
      country: this.country,
      owners: this.owners,
      switches: this.switches,
      nextId: this.lastId + 1,
      records: forEachType((type) => [...this.objects[type].all()]),
      properties: forEachType((type) => this.catalogues[type].own()),
      groups: forEachType((type) => this.catalogues[type].groups()),
      merged: [...this.merged],
      associations: ACTIVITY_TYPES.flatMap((type) =>
        [...this.objects[type].all()].flatMap(({ id }) =>
          this.associations
            .of({ type, id }, 'contacts')
            .map((contactId): [ObjectType, string, string] => [type, id, contactId]),
        ),
      ),
    };
  }
}

/** A portal as it is when it is opened. */
export function newPortal(
  input: Pick<PortalState, 'id' | 'name' | 'timeZone' | 'country' | 'owners' | 'switches'>,
): PortalState {
  return {
    ...input,
    nextId: FIRST_ID,
    records: forEachType(() => []),
    properties: forEachType(() => []),
    groups: forEachType(() => []),
    merged: [],
    associations: [],
  };
}
