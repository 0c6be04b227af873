import { Alert, Text } from '@hubspot/ui-extensions';
import type { Refusal } from './follow-conversation';

/** What was refused and how to cure it; nothing when nothing was. */
export function RefusalAlert({ refused }: { readonly refused: Refusal | undefined }) {
  if (refused === undefined) return null;
  return (
    <Alert title={refused.reason} variant="danger">
      <Text>{refused.cure}</Text>
    </Alert>
  );
}
