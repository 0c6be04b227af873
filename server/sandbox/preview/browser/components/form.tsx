import type { ExtensionEvent, FormProps, Reactions } from '@hubspot/ui-extensions';
import { useRef } from 'react';
import { type Field, FormFields } from '../host/form';
import { plainEvent, useReactions } from '../host/overlays';
import { useCall } from '../host/surroundings';

/** HubSpot's types know text and numbers only; toggles and dates come as they are. */
interface Props extends Omit<FormProps, 'onSubmit'> {
  readonly onSubmit?: (
    event: ExtensionEvent & { readonly targetValue: Readonly<Record<string, unknown>> },
    reactions: Reactions,
  ) => void;
}

/** Gathers its fields by name. What was typed and not left yet is told first, as HubSpot does. */
export function Form({ onSubmit, autoComplete, testId, children }: Props) {
  const fields = useRef(new Set<Field>());
  const call = useCall();
  const reactions = useReactions();
  return (
    <FormFields.Provider value={fields.current}>
      <form
        className="form"
        noValidate
        autoComplete={autoComplete}
        data-testid={testId}
        onSubmit={(event) => {
          event.preventDefault();
          for (const field of fields.current) field.commit?.();
          const targetValue = Object.fromEntries(
            [...fields.current].map(({ name, read }) => [name, read()]),
          );
          call(onSubmit, { ...plainEvent('submit'), targetValue }, reactions);
        }}
      >
        {children}
      </form>
    </FormFields.Provider>
  );
}
