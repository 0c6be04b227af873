import type { InputProps, SearchInputProps, TextAreaProps } from '@hubspot/ui-extensions';
import { useRef } from 'react';
import { useField } from '../host/form';
import { useOwnText } from '../host/own-text';
import { useCall } from '../host/surroundings';
import { type ControlAttributes, FieldFrame } from './field-frame';

interface Typed {
  readonly value: string;
  readonly onChange: (event: { readonly target: { readonly value: string } }) => void;
  readonly onBlur: () => void;
  readonly onFocus: () => void;
}

interface TypedOptions {
  readonly name: string;
  readonly value?: string;
  readonly defaultValue?: string;
  readonly onInput?: (value: string) => unknown;
  readonly onChange?: (value: string) => unknown;
  readonly onBlur?: (value: string) => unknown;
  readonly onFocus?: (value: string) => unknown;
}

/** A box to type in as HubSpot's is: `onInput` with every edit, `onChange` when the box is left or submitted. */
function useTyped(options: TypedOptions): Typed {
  const call = useCall();
  const [text, type] = useOwnText(options.value ?? options.defaultValue ?? '');
  const committed = useRef(text);
  const commit = () => {
    if (committed.current === text) return;
    committed.current = text;
    call(options.onChange, text);
  };
  useField(options.name, () => text, commit);
  return {
    value: text,
    onChange: ({ target }) => {
      type(target.value);
      call(options.onInput, target.value);
    },
    onBlur: () => {
      commit();
      call(options.onBlur, text);
    },
    onFocus: () => {
      committed.current = text;
      call(options.onFocus, text);
    },
  };
}

export function Input({ type = 'text', placeholder, readOnly, ...props }: InputProps) {
  const typed = useTyped(props);
  return (
    <FieldFrame {...props}>
      {(control: ControlAttributes) => (
        <input
          {...control}
          {...typed}
          dir="auto"
          type={type}
          name={props.name}
          placeholder={placeholder}
          readOnly={readOnly}
          autoComplete="off"
        />
      )}
    </FieldFrame>
  );
}

export function TextArea(props: TextAreaProps) {
  const typed = useTyped(props);
  return (
    <FieldFrame {...props}>
      {(control: ControlAttributes) => (
        <textarea
          {...control}
          {...typed}
          dir="auto"
          name={props.name}
          rows={props.rows ?? 3}
          cols={props.cols}
          maxLength={props.maxLength}
          placeholder={props.placeholder}
          readOnly={props.readOnly}
          style={{ resize: props.resize ?? 'vertical' }}
        />
      )}
    </FieldFrame>
  );
}

export function SearchInput({ placeholder, readOnly, clearable, ...props }: SearchInputProps) {
  const typed = useTyped(props);
  return (
    <FieldFrame {...props}>
      {(control: ControlAttributes) => (
        <input
          {...control}
          {...typed}
          dir="auto"
          type="search"
          className={clearable === false ? 'unclearable' : ''}
          name={props.name}
          placeholder={placeholder ?? 'Search'}
          readOnly={readOnly}
        />
      )}
    </FieldFrame>
  );
}
