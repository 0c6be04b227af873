import type { MultiSelectProps, SelectProps, ToggleGroupProps } from '@hubspot/ui-extensions';
import { useEffect, useId, useRef, useState } from 'react';
import { useField } from '../host/form';
import { useCall } from '../host/surroundings';
import { type ControlAttributes, FieldFrame } from './field-frame';

type Choice = string | number | boolean;

/** What is chosen: the page's until the extension says otherwise. */
function useChosen<Value>(
  given: Value | undefined,
  initial: Value,
): readonly [Value, (chosen: Value) => void] {
  const [chosen, setChosen] = useState(given ?? initial);
  const latest = useRef(given);
  latest.current = given;
  const said = JSON.stringify(given);
  useEffect(() => {
    if (said !== undefined && latest.current !== undefined) setChosen(latest.current);
  }, [said]);
  return [chosen, setChosen];
}

export function Select(props: SelectProps) {
  const { options, placeholder, readOnly = false } = props;
  const call = useCall();
  const [chosen, setChosen] = useChosen<Choice>(props.value, '');
  useField(props.name ?? '', () => chosen);
  const known = options.some(({ value }) => value === chosen);
  return (
    <FieldFrame {...props}>
      {(control: ControlAttributes) => (
        <select
          {...control}
          name={props.name}
          className={props.variant === 'transparent' ? 'transparent' : ''}
          disabled={readOnly}
          value={known ? String(chosen) : ''}
          {...(props.label === undefined ? { 'aria-label': placeholder ?? 'Choose' } : {})}
          onChange={({ target }) => {
            const option = options.find(({ value }) => String(value) === target.value);
            if (option === undefined) return;
            setChosen(option.value);
            call(props.onInput, String(option.value));
            call(props.onChange, option.value);
          }}
        >
          {known ? null : <option value="">{placeholder ?? 'Select'}</option>}
          {options.map(({ label, value }) => (
            <option key={String(value)} value={String(value)}>
              {label}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  );
}

export function MultiSelect(props: MultiSelectProps) {
  const { options, label, placeholder, readOnly = false } = props;
  const call = useCall();
  const [chosen, setChosen] = useChosen<Choice[]>(props.value, []);
  useField(props.name ?? '', () => chosen);
  const names = options.filter(({ value }) => chosen.includes(value)).map((option) => option.label);
  return (
    <FieldFrame {...props}>
      {({ id }) => (
        <details className="multi-select">
          <summary
            id={id}
            aria-label={`${label ?? 'Choose'}: ${names.join(', ') || 'nothing chosen'}`}
          >
            {names.length === 0 ? (placeholder ?? 'Select') : names.join(', ')}
          </summary>
          <div>
            {options.map((option) => (
              <label key={String(option.value)}>
                <input
                  type="checkbox"
                  disabled={readOnly}
                  checked={chosen.includes(option.value)}
                  onChange={({ target }) => {
                    const rest = chosen.filter((value) => value !== option.value);
                    const next = target.checked ? [...rest, option.value] : rest;
                    setChosen(next);
                    call(props.onChange, next);
                  }}
                />
                {option.label}
              </label>
            ))}
          </div>
        </details>
      )}
    </FieldFrame>
  );
}

export function ToggleGroup(props: ToggleGroupProps) {
  const { toggleType = 'checkboxList', options, label, name, inline = false } = props;
  const id = useId();
  const call = useCall();
  const initial = options.filter((option) => option.initialIsChecked).map(({ value }) => value);
  const [chosen, setChosen] = useChosen<string[]>(
    props.value === undefined ? undefined : [props.value].flat(),
    initial,
  );
  const single = toggleType === 'radioButtonList';
  useField(name, () => (single ? chosen[0] : chosen));
  const choose = (value: string, checked: boolean) => {
    const rest = single ? [] : chosen.filter((other) => other !== value);
    const next = checked ? [...rest, value] : rest;
    setChosen(next);
    if (props.toggleType === 'radioButtonList') call(props.onChange, next[0] ?? '');
    else call(props.onChange, next);
  };
  return (
    <fieldset
      className={`choices${inline ? ' inline' : ''}${props.error === true ? ' failing' : ''}`}
      data-testid={props.testId}
    >
      <legend>{label}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type={single ? 'radio' : 'checkbox'}
            name={`${name}-${id}`}
            disabled={option.readonly === true || option.readOnly === true}
            checked={chosen.includes(option.value)}
            onChange={({ target }) => choose(option.value, target.checked)}
          />
          <span>
            {option.label}
            {option.description === undefined ? null : (
              <span className="help">{option.description}</span>
            )}
          </span>
        </label>
      ))}
      {props.validationMessage === undefined ? null : (
        <p className="message">{props.validationMessage}</p>
      )}
    </fieldset>
  );
}
