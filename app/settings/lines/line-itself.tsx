import { Flex, Input, LoadingButton, Select, Text, Toggle } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { Saved } from '../../../src/api/settings/levels';
import type { LineInput, LineView } from '../../../src/api/settings/lines';
import type { SettingsOverview } from '../../../src/api/settings/overview';
import { Trouble } from '../trouble';
import { useChange } from '../use-change';

const NOWHERE = '';

/** What a line says of itself alone: name, location, how calls arrive, whether it texts back. */
export function LineItself(props: {
  readonly line: LineView;
  readonly overview: SettingsOverview;
  readonly saved: () => void;
}) {
  const { line, overview, saved } = props;
  const readOnly = !overview.mayManage;
  const [draft, setDraft] = useState<LineInput>({});
  const edit = (change: LineInput): void => setDraft((before) => ({ ...before, ...change }));
  const saving = useChange<Saved>('/api/settings/save');
  const nameProblem = saving.refused?.fields?.['line.name'];
  const location = draft.location === undefined ? line.location : draft.location;
  return (
    <Flex direction="column" gap="sm">
      <Toggle
        label="Text back missed callers"
        name="enabled"
        checked={draft.enabled ?? line.enabled}
        readonly={readOnly}
        textChecked="On"
        textUnchecked="Off"
        onChange={(enabled) => edit({ enabled })}
      />
      <Input
        label="Name of the line"
        name="name"
        readOnly={readOnly}
        value={draft.name ?? line.name}
        onInput={(name) => edit({ name })}
        onChange={(name) => edit({ name })}
        error={nameProblem !== undefined}
        {...(nameProblem === undefined ? {} : { validationMessage: nameProblem })}
      />
      <Select
        label="Location"
        name="line-location"
        readOnly={readOnly}
        description="The line inherits what is set there. Add locations under Locations."
        value={location ?? NOWHERE}
        options={[
          { label: 'None', value: NOWHERE },
          ...overview.locations.map(({ name }) => ({ label: name, value: name })),
        ]}
        onChange={(value) => edit({ location: value === NOWHERE ? null : String(value) })}
      />
      <Select
        label="How calls reach Ringback"
        name="line-mode"
        readOnly={readOnly}
        description="Ringing staff phones from Ringback comes with a later version."
        value={draft.mode ?? line.mode}
        options={[
          { label: 'Unanswered calls are forwarded to it', value: 'overflow' },
          { label: 'Another phone system answers it; Ringback watches', value: 'observe' },
        ]}
        onChange={(value) => edit({ mode: value === 'observe' ? 'observe' : 'overflow' })}
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
              const { version } = line.level;
              const wanted = { scope: { kind: 'line', id: line.id }, version, line: draft };
              if ((await saving.make(wanted)) === undefined) return;
              setDraft({});
              saved();
            }}
          >
            Save the line
          </LoadingButton>
        </Flex>
      )}
    </Flex>
  );
}
