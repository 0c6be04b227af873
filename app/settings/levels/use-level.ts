import { useState } from 'react';
import type { LevelView, Saved, ScopeInput } from '../../../src/api/settings/levels';
import type { SettingName } from '../../../src/settings/inherited-settings';
import { type Change, useChange } from '../use-change';
import type { Draft } from './draft';

export interface EditedLevel {
  readonly draft: Draft;
  readonly dirty: boolean;
  readonly saving: Change<Saved>;
  /** The message at a field, from the server. */
  problem(name: SettingName): string | undefined;
  edit(change: Draft): void;
  discard(): void;
  save(): Promise<void>;
}

/** What a person types on one level until it is saved. @param saved called after it is */
export function useLevel(scope: ScopeInput, level: LevelView, saved: () => void): EditedLevel {
  const [draft, setDraft] = useState<Draft>({});
  const saving = useChange<Saved>('/api/settings/save');
  return {
    draft,
    saving,
    dirty: Object.keys(draft).length > 0,
    problem: (name) => saving.refused?.fields?.[`set.${name}`],
    edit: (change) => setDraft((before) => ({ ...before, ...change })),
    discard: () => {
      setDraft({});
      saving.clear();
    },
    save: async () => {
      const done = await saving.make({ scope, version: level.version, set: draft });
      if (done === undefined) return;
      setDraft({});
      saved();
    },
  };
}
