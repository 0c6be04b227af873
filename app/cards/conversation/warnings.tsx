import { Alert, Text } from '@hubspot/ui-extensions';
import type { WarningView } from '../../../src/api/conversation';

/** What stands in the way, each with its cure. */
export function Warnings({ warnings }: { readonly warnings: readonly WarningView[] }) {
  return (
    <>
      {warnings.map(({ title, tone, cure }) => (
        <Alert key={title} title={title} variant={tone}>
          <Text>{cure}</Text>
        </Alert>
      ))}
    </>
  );
}
