import type { CheckboxProps, RadioButtonProps, ToggleProps } from '@hubspot/ui-extensions';
import { useEffect, useId, useState } from 'react';
import { useField } from '../host/form';
import { useCall } from '../host/surroundings';

/** Whether it is on: the page's until the extension says otherwise. */
function useOn(given: boolean | undefined, initial: boolean): [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(given ?? initial);
  useEffect(() => {
    if (given !== undefined) setOn(given);
  }, [given]);
  return [on, setOn];
}

export function Toggle(props: ToggleProps) {
  const { label, labelDisplay = 'inline', name = '', textChecked, textUnchecked } = props;
  const id = useId();
  const call = useCall();
  const [on, setOn] = useOn(props.checked, props.initialIsChecked ?? false);
  useField(name, () => on);
  return (
    <div className={`toggle label-${labelDisplay}`} data-testid={props.testId}>
      <span id={id} className={labelDisplay === 'hidden' ? 'unseen' : ''}>
        {label}
      </span>
      <button
        type="button"
        role="switch"
        aria-checked={on}
        aria-labelledby={id}
        disabled={props.readonly === true || props.readOnly === true}
        onClick={() => {
          setOn(!on);
          call(props.onChange, !on);
        }}
      >
        <span aria-hidden="true">{on ? (textChecked ?? '') : (textUnchecked ?? '')}</span>
      </button>
    </div>
  );
}

function Tick({ kind, ...props }: CheckboxProps & { readonly kind: 'checkbox' | 'radio' }) {
  const { name = '', value = '', children, description } = props;
  const call = useCall();
  const [on, setOn] = useOn(props.checked, props.initialIsChecked ?? false);
  useField(name, () => on);
  return (
    <label className={props.inline === true ? 'tick inline' : 'tick'} data-testid={props.testId}>
      <input
        type={kind}
        name={name}
        value={value}
        checked={on}
        disabled={props.readonly === true || props.readOnly === true}
        {...(props['aria-label'] === undefined ? {} : { 'aria-label': props['aria-label'] })}
        onChange={({ target }) => {
          setOn(target.checked);
          call(props.onChange, target.checked, value);
        }}
      />
      <span>
        {children}
        {description === undefined ? null : <span className="help">{description}</span>}
      </span>
    </label>
  );
}

export function Checkbox(props: CheckboxProps) {
  return <Tick {...props} kind="checkbox" />;
}

export function RadioButton(props: RadioButtonProps) {
  return <Tick {...props} kind="radio" />;
}
