import { OBJECT_TYPES, type ObjectType } from './object-types';

interface End {
  readonly type: ObjectType;
  readonly id: string;
}

/** Which records of a portal belong together. An association holds in both directions. */
export class Associations {
  private readonly targets = new Map<string, Set<string>>();

  /** @returns false when they were associated before */
  add(one: End, other: End): boolean {
    const added = this.link(one, other);
    this.link(other, one);
    return added;
  }

  remove(one: End, other: End): void {
    this.targets.get(side(one, other.type))?.delete(other.id);
    this.targets.get(side(other, one.type))?.delete(one.id);
  }

  /** Ids of the records of `type` that belong to `end`, in the order they were associated. */
  of(end: End, type: ObjectType): readonly string[] {
    return [...(this.targets.get(side(end, type)) ?? [])];
  }

  /** Everything that belongs to `from` belongs to `to` instead. */
  move(from: End, to: End): void {
    for (const type of OBJECT_TYPES) {
      for (const id of this.of(from, type)) {
        this.remove(from, { type, id });
        this.add(to, { type, id });
      }
    }
  }

  removeAll(end: End): void {
    for (const type of OBJECT_TYPES)
      for (const id of this.of(end, type)) this.remove(end, { type, id });
  }

  private link(from: End, to: End): boolean {
    const key = side(from, to.type);
    const ids = this.targets.get(key);
    if (ids === undefined) {
      this.targets.set(key, new Set([to.id]));
      return true;
    }
    if (ids.has(to.id)) return false;
    ids.add(to.id);
    return true;
  }
}

function side(end: End, otherType: ObjectType): string {
  return `${end.type} ${end.id} ${otherType}`;
}
