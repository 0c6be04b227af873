import { Alert, Flex, LoadingButton, Text } from '@hubspot/ui-extensions';
import type { Applied, ChangesPreview } from '../../../src/api/settings/many-lines';
import { Loaded, Trouble } from '../trouble';
import { useAnswer } from '../use-answer';
import { useChange } from '../use-change';
import type { StepProps } from './set-up-tab';

const ALL_ON = { kind: 'bulk', line: { enabled: true } };

/** Switches on texting for all lines at once; one by one it is done under Lines. */
export function SwitchOn({ overview, changed }: StepProps) {
  const { total, on } = overview.lines;
  if (total === 0) return <Text>Choose your numbers first, in step 2.</Text>;
  if (total === on) return <Text>Every line texts back. Switch single lines off under Lines.</Text>;
  if (!overview.mayManage) return <Text>A manager can switch lines on.</Text>;
  return <SwitchAllOn changed={changed} />;
}

function SwitchAllOn({ changed }: { readonly changed: () => void }) {
  const preview = useAnswer<ChangesPreview>('/api/settings/lines/preview', { edits: ALL_ON });
  const applying = useChange<Applied>('/api/settings/lines/apply');
  return (
    <Loaded what="The lines that would be switched on" state={preview}>
      {(value) => (
        <Flex direction="column" gap="sm">
          <Alert title="From then on, missed callers get a text" variant="info">
            Telnyx charges you for each text. You can switch any line off again at any time.
          </Alert>
          <Trouble refused={applying.refused} />
          <Flex direction="row">
            <LoadingButton
              variant="primary"
              loading={applying.busy}
              onClick={async () => {
                const done = await applying.make({ edits: ALL_ON, basis: value.basis });
                if (done === undefined) preview.reload();
                else changed();
              }}
            >
              {value.changed === 1 ? 'Switch on 1 line' : `Switch on all ${value.changed} lines`}
            </LoadingButton>
          </Flex>
          <Text variant="microcopy">Under Lines you can switch on single lines instead.</Text>
        </Flex>
      )}
    </Loaded>
  );
}
