import { Button } from '@hubspot/ui-extensions';
import type { Change } from '../conversation/use-change';

interface Props {
  readonly paused: boolean;
  readonly change: Change;
}

/** Stops Ringback from texting this caller by itself, or lets it again; people can always write. */
export function AutomationSwitch({ paused, change }: Props) {
  return (
    <Button
      size="xs"
      variant="transparent"
      disabled={change.busy !== undefined}
      onClick={() => void change.make('pause', 'pause', { paused: !paused })}
    >
      {paused ? 'Resume automatic texts' : 'Pause automatic texts'}
    </Button>
  );
}
