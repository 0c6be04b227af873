import { Flex, Input, LoadingButton, NumberInput, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { Saved } from '../../../src/api/settings/levels';
import type { PortalPolicy } from '../../../src/settings/settings-tree';
import { Trouble } from '../trouble';
import { useChange } from '../use-change';
import type { StepProps } from './set-up-tab';

type NumberLimit = 'coolDownMinutes' | 'freshForMinutes' | 'dailyCap';

const NUMBER_LIMITS: readonly {
  readonly name: NumberLimit;
  readonly label: string;
  readonly help: string;
}[] = [
  {
    name: 'coolDownMinutes',
    label: 'Text a caller at most once in (minutes)',
    help: 'A caller who redials gets one text. 240 minutes are four hours.',
  },
  {
    name: 'freshForMinutes',
    label: 'No text later than (minutes after the call)',
    help: 'A text that cannot leave in time becomes a task instead.',
  },
  {
    name: 'dailyCap',
    label: 'Texts in any 24 hours, at most',
    help: 'A safeguard for your bill. 0 stops all texts.',
  },
];

/** How often, how late, how many, and to which countries texts go. */
export function LimitsForm({ overview, changed }: StepProps) {
  const { policy, version } = overview.portal;
  const readOnly = !overview.mayManage;
  const [draft, setDraft] = useState<Partial<PortalPolicy>>({});
  const saving = useChange<Saved>('/api/settings/save');
  const problemAt = (name: keyof PortalPolicy): { error: boolean; validationMessage?: string } => {
    const fields = Object.entries(saving.refused?.fields ?? {});
    const message = fields.find(([path]) => path.startsWith(`policy.${name}`))?.[1];
    return message === undefined ? { error: false } : { error: true, validationMessage: message };
  };
  const typeCountries = (text: string): void =>
    setDraft((before) => ({
      ...before,
      allowedCountries: text
        .split(/[\s,;]+/)
        .filter(Boolean)
        .map((code) => code.toUpperCase()),
    }));
  return (
    <Flex direction="column" gap="md">
      {NUMBER_LIMITS.map(({ name, label, help }) => (
        <NumberInput
          key={name}
          label={label}
          name={name}
          description={help}
          readOnly={readOnly}
          value={draft[name] ?? policy[name]}
          onChange={(value) => setDraft((before) => ({ ...before, [name]: value }))}
          {...problemAt(name)}
        />
      ))}
      <Input
        label="Countries that are texted"
        name="allowedCountries"
        description="Two-letter codes, such as US, CA. Callers from elsewhere get a task instead."
        readOnly={readOnly}
        value={(draft.allowedCountries ?? policy.allowedCountries).join(', ')}
        onChange={typeCountries}
        {...problemAt('allowedCountries')}
      />
      <Input
        label="Country of numbers written without a country code"
        name="defaultCountry"
        readOnly={readOnly}
        value={draft.defaultCountry ?? policy.defaultCountry}
        onChange={(code) =>
          setDraft((before) => ({ ...before, defaultCountry: code.toUpperCase() }))
        }
        {...problemAt('defaultCountry')}
      />
      <Trouble refused={saving.refused} />
      {readOnly ? (
        <Text variant="microcopy">A manager can change these.</Text>
      ) : (
        <Flex direction="row">
          <LoadingButton
            variant="primary"
            loading={saving.busy}
            disabled={Object.keys(draft).length === 0}
            onClick={async () => {
              const wanted = { scope: { kind: 'portal' }, version, policy: draft };
              if ((await saving.make(wanted)) === undefined) return;
              setDraft({});
              changed();
            }}
          >
            Save
          </LoadingButton>
        </Flex>
      )}
    </Flex>
  );
}
