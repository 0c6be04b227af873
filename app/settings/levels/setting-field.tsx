import { Button, Flex, Input, NumberInput, Select, TextArea } from '@hubspot/ui-extensions';
import type { LevelView } from '../../../src/api/settings/levels';
import type { SettingName } from '../../../src/settings/inherited-settings';
import { countriesWith } from './countries';
import { DaysOffField } from './days-off-field';
import { origin, setHere, shown } from './draft';
import { HoursField } from './hours/hours-field';
import { readWeek } from './hours/week';
import { FIELD_WORDS } from './labels';
import { OwnerField } from './owner-field';
import { PublicHolidays } from './public-holidays';
import { timeZonesWith } from './time-zones';
import type { EditedLevel } from './use-level';

export interface FieldProps {
  readonly level: LevelView;
  readonly edited: EditedLevel;
  readonly readOnly: boolean;
}

/** One setting: its value, where it comes from, and a way back to what the level above says. */
export function SettingField(props: FieldProps & { readonly name: SettingName }) {
  const { name, level, edited, readOnly } = props;
  const canInherit = setHere(level, edited.draft, name) && !readOnly;
  return (
    <Flex direction="column" gap="xs">
      <Field {...props} />
      {canInherit ? (
        <Flex direction="row">
          <Button size="xs" variant="transparent" onClick={() => edited.edit({ [name]: null })}>
            {`Do not set “${FIELD_WORDS[name].label}” here`}
          </Button>
        </Flex>
      ) : null}
    </Flex>
  );
}

function Field({ name, level, edited, readOnly }: FieldProps & { readonly name: SettingName }) {
  const { draft, edit } = edited;
  const { label, help } = FIELD_WORDS[name];
  const problem = edited.problem(name);
  const common = {
    label,
    name,
    readOnly,
    description: [help, `${origin(level, draft, name)}.`].filter(Boolean).join(' '),
    error: problem !== undefined,
    ...(problem === undefined ? {} : { validationMessage: problem }),
  };
  switch (name) {
    case 'hours': {
      const hours = shown(level, draft, name) ?? '';
      const type = (text: string): void => edit({ hours: text });
      const week = readWeek(hours);
      return week === undefined ? (
        <Input
          {...common}
          description={`${HOURS_AS_TEXT} ${common.description}`}
          value={hours}
          onInput={type}
          onChange={type}
        />
      ) : (
        <HoursField {...common} hours={hours} week={week} problem={problem} change={type} />
      );
    }
    case 'timeZone': {
      const value = shown(level, draft, name) ?? '';
      return (
        <Select
          {...common}
          value={value}
          options={timeZonesWith(value)}
          onChange={(chosen) => edit({ timeZone: String(chosen) })}
        />
      );
    }
    case 'business': {
      const type = (text: string): void => edit({ [name]: text });
      const value = shown(level, draft, name) ?? '';
      return <Input {...common} value={value} onInput={type} onChange={type} />;
    }
    case 'wordingOpen':
    case 'wordingAfterHours':
    case 'wordingHoliday': {
      const type = (text: string): void => edit({ [name]: text === '' ? null : text });
      const value = shown(level, draft, name) ?? '';
      return (
        <TextArea
          {...common}
          rows={3}
          placeholder="Empty: Ringback’s own wording"
          value={value}
          onInput={type}
          onChange={type}
        />
      );
    }
    case 'promiseMinutes': {
      const type = (minutes: number): void => edit({ promiseMinutes: minutes });
      const value = shown(level, draft, name) ?? 15;
      return <NumberInput {...common} min={1} max={1440} value={value} onChange={type} />;
    }
    case 'quietHours':
      return (
        <Select
          {...common}
          value={shown(level, draft, name) ?? 'send'}
          options={[...QUIET_HOURS]}
          onChange={(value) => {
            const chosen = QUIET_HOURS.find((option) => option.value === value);
            if (chosen !== undefined) edit({ quietHours: chosen.value });
          }}
        />
      );
    case 'holidayCountry': {
      const country = shown(level, draft, name) ?? 'none';
      return (
        <>
          <Select
            {...common}
            value={country}
            options={countriesWith(country)}
            onChange={(value) => edit({ holidayCountry: String(value) })}
          />
          <PublicHolidays country={country} />
        </>
      );
    }
    case 'holidays':
      return (
        <DaysOffField
          {...common}
          days={shown(level, draft, name) ?? []}
          problem={problem}
          change={(holidays) => edit({ holidays })}
        />
      );
    case 'ownerId':
      return (
        <OwnerField
          common={common}
          value={shown(level, draft, name) ?? 'none'}
          choose={(ownerId) => edit({ ownerId })}
        />
      );
  }
}

const HOURS_AS_TEXT = 'Such as Mo-Fr 08:00-12:00,13:00-18:00; Sa 09:00-12:00, or 24/7.';

const QUIET_HOURS = [
  { label: 'Text at once, saying when you open', value: 'send' },
  { label: 'Hold the text until you open', value: 'hold' },
  { label: 'Send no text, only log the call', value: 'log' },
] as const satisfies readonly { label: string; value: string }[];
