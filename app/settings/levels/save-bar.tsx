import { Button, Flex, LoadingButton, Text } from '@hubspot/ui-extensions';
import { Trouble } from '../trouble';
import type { EditedLevel } from './use-level';

/** Saves what was typed, or throws it away; says why a save was refused. */
export function SaveBar({ edited }: { readonly edited: EditedLevel }) {
  return (
    <Flex direction="column" gap="sm">
      <Trouble refused={edited.saving.refused} />
      <Flex direction="row" gap="sm" align="center">
        <LoadingButton
          variant="primary"
          loading={edited.saving.busy}
          disabled={!edited.dirty}
          onClick={() => void edited.save()}
        >
          Save
        </LoadingButton>
        {edited.dirty ? (
          <Button onClick={edited.discard}>Discard</Button>
        ) : (
          <Text variant="microcopy">A change takes effect at the next call.</Text>
        )}
      </Flex>
    </Flex>
  );
}
