import { Flex } from '@hubspot/ui-extensions';
import type { LevelView, ScopeInput } from '../../../src/api/settings/levels';
import type { SettingName } from '../../../src/settings/inherited-settings';
import { SaveBar } from './save-bar';
import { SettingField } from './setting-field';
import { useLevel } from './use-level';

/** Which level a form edits. */
export interface LevelProps {
  readonly scope: ScopeInput;
  readonly level: LevelView;
  readonly readOnly: boolean;
  /** Called after a save; the level is to be read anew. */
  readonly saved: () => void;
}

/** Some settings of one level, each with where its value comes from, saved together. */
export function LevelForm(props: LevelProps & { readonly fields: readonly SettingName[] }) {
  const { scope, level, fields, readOnly, saved } = props;
  const edited = useLevel(scope, level, saved);
  return (
    <Flex direction="column" gap="md">
      {fields.map((name) => (
        <SettingField key={name} name={name} level={level} edited={edited} readOnly={readOnly} />
      ))}
      {readOnly ? null : <SaveBar edited={edited} />}
    </Flex>
  );
}
