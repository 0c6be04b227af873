import { Divider } from '@hubspot/ui-extensions';
import type { SettingName } from '../../../src/settings/inherited-settings';
import { WordingForm } from '../wording/wording-form';
import { LevelForm, type LevelProps } from './level-form';

const ALL_BUT_WORDINGS: readonly SettingName[] = [
  'business',
  'timeZone',
  'hours',
  'holidayCountry',
  'holidays',
  'quietHours',
  'promiseMinutes',
  'ownerId',
];

/** Every setting that a location or line may set itself. */
export function WholeLevel(props: LevelProps) {
  return (
    <>
      <LevelForm {...props} fields={ALL_BUT_WORDINGS} />
      <Divider />
      <WordingForm {...props} />
    </>
  );
}
