import { Flex, Text, Tile } from '@hubspot/ui-extensions';
import type { WordingPreviews } from '../../../src/api/settings/wording';
import { type Draft, shown } from '../levels/draft';
import type { LevelProps } from '../levels/level-form';
import { SaveBar } from '../levels/save-bar';
import { SettingField } from '../levels/setting-field';
import { useLevel } from '../levels/use-level';
import { Loaded } from '../trouble';
import { useAnswer } from '../use-answer';
import { useSettled } from '../use-settled';
import { TextPreview } from './text-preview';

const SITUATIONS = [
  { situation: 'open', name: 'wordingOpen' },
  { situation: 'after_hours', name: 'wordingAfterHours' },
  { situation: 'holiday', name: 'wordingHoliday' },
] as const;

/** How long nobody has to type before the preview is worked out anew, ms. */
const TYPING_PAUSE_MS = 400;

/** The text of each situation beside what a caller would read, what it costs and what speaks against it. */
export function WordingForm({ scope, level, readOnly, saved }: LevelProps) {
  const edited = useLevel(scope, level, saved);
  const told = useSettled(JSON.stringify(draftsOf(edited.draft)), TYPING_PAUSE_MS);
  const drafts: Readonly<Record<string, string>> = JSON.parse(told);
  const previews = useAnswer<WordingPreviews>('/api/settings/wording', { scope, drafts });
  return (
    <Flex direction="column" gap="md">
      {SITUATIONS.map(({ situation, name }) => (
        <Tile key={situation}>
          <Flex direction="column" gap="sm">
            <SettingField name={name} level={level} edited={edited} readOnly={readOnly} />
            <Loaded what="The preview" state={previews}>
              {(value) => {
                const preview = value.previews.find((one) => one.situation === situation);
                return preview === undefined ? null : <TextPreview preview={preview} />;
              }}
            </Loaded>
          </Flex>
        </Tile>
      ))}
      {readOnly ? null : <SaveBar edited={edited} />}
      <Text variant="microcopy">
        {`Fields you can use: ${(previews.value?.fields ?? [])
          .map(({ name, meaning }) => `{{${name}}} is ${meaning}`)
          .join('; ')}. A part in [square brackets] is left out when its field is empty.`}
      </Text>
    </Flex>
  );

  /** What each box shows, by situation; an emptied box previews what would be inherited. */
  function draftsOf(draft: Draft): Record<string, string> {
    return Object.fromEntries(
      SITUATIONS.map(({ situation, name }) => [situation, shown(level, draft, name) ?? '']),
    );
  }
}
