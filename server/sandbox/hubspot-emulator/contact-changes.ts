import type { StoredRecord } from './stored-record';

/** What happened to the contacts of a portal during one act of a person or an app. */
export type ContactChange =
  | { readonly kind: 'creation' | 'deletion' | 'restore'; readonly id: string }
  | { readonly kind: 'privacy_deletion'; readonly id: string }
  | {
      readonly kind: 'property';
      readonly id: string;
      readonly name: string;
      readonly value: string;
    }
  | {
      readonly kind: 'merge';
      readonly primaryId: string;
      readonly otherId: string;
      readonly survivorId: string;
    };

/** Watches a portal's contacts, so that webhooks tell what changed in the end and not what was tried. */
export class ContactChanges {
  private before: Map<string, StoredRecord | undefined> | undefined;
  private after = new Map<string, StoredRecord | undefined>();
  private ends: ContactChange[] = [];

  /** Runs `work`, which must not wait for anything. @returns its result and what changed meanwhile */
  during<T>(work: () => T): { readonly result: T; readonly changes: readonly ContactChange[] } {
    this.before = new Map();
    this.after = new Map();
    this.ends = [];
    try {
      const result = work();
      return { result, changes: [...this.ends, ...this.differences()] };
    } finally {
      this.before = undefined;
    }
  }

  /** A contact was put, or taken away. */
  note(id: string, before: StoredRecord | undefined, after: StoredRecord | undefined): void {
    if (this.before === undefined) return;
    if (!this.before.has(id)) this.before.set(id, before);
    this.after.set(id, after);
  }

  /** What a merge and an erasure mean cannot be seen in the records. */
  noteEnd(end: Extract<ContactChange, { kind: 'merge' | 'privacy_deletion' }>): void {
    if (this.before !== undefined) this.ends.push(end);
  }

  private differences(): ContactChange[] {
    return [...this.after].flatMap(([id, after]) => {
      const before = this.before?.get(id);
      return after === undefined ? [] : difference(before, after);
    });
  }
}

function difference(before: StoredRecord | undefined, after: StoredRecord): ContactChange[] {
  const { id } = after;
  if (before?.archived === false && after.archived) return [{ kind: 'deletion', id }];
  if (before?.archived === true && !after.archived) return [{ kind: 'restore', id }];
  const values = new Set([
    ...Object.keys(before?.properties ?? {}),
    ...Object.keys(after.properties),
  ]);
  const changed = [...values].flatMap((name): ContactChange[] => {
    const value = after.properties[name] ?? '';
    return value === (before?.properties[name] ?? '')
      ? []
      : [{ kind: 'property', id, name, value }];
  });
  return before === undefined ? [{ kind: 'creation', id }, ...changed] : changed;
}
