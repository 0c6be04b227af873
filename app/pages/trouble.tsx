import { Alert, Button, ErrorState, LoadingSpinner, Text } from '@hubspot/ui-extensions';
import type { ReactNode } from 'react';
import type { Answer } from '../../src/api/answer';
import type { AnswerState } from './use-answer';

type Refusal = Extract<Answer<never>, { ok: false }>;

/** Why something was refused and what to do about it; nothing while nothing was. */
export function Trouble({ refused }: { readonly refused: Refusal | undefined }) {
  if (refused === undefined) return null;
  return (
    <Alert title={refused.reason} variant="error">
      {refused.cure}
    </Alert>
  );
}

/** Shows what was asked for once it is there; until then that it comes, or why not and how to try again. */
export function Loaded<Value>(props: {
  /** "Your lines": what is loading, for people who cannot see it. */
  readonly what: string;
  readonly state: AnswerState<Value>;
  readonly children: (value: Value) => ReactNode;
}) {
  const { what, state, children } = props;
  if (state.value !== undefined)
    return (
      <>
        <Trouble refused={state.refused} />
        {children(state.value)}
      </>
    );
  if (state.refused !== undefined)
    return (
      <ErrorState title={state.refused.reason}>
        <Text>{state.refused.cure}</Text>
        <Button onClick={state.reload}>Try again</Button>
      </ErrorState>
    );
  return <LoadingSpinner label={`${what}: loading`} showLabel />;
}
