import type {
  CurrencyInputProps,
  NumberInputProps,
  StepperInputProps,
} from '@hubspot/ui-extensions';
import { useRef } from 'react';
import { useField } from '../host/form';
import { useOwnText } from '../host/own-text';
import { useCall } from '../host/surroundings';
import { type ControlAttributes, FieldFrame } from './field-frame';
import { Glyph } from './glyph';

/** What is in the box as a number; an empty box is none, which HubSpot's types do not tell apart. */
const numberIn = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text));
const written = (value: number | null | undefined): string =>
  value === undefined || value === null || Number.isNaN(value) ? '' : String(value);

interface NumberFieldProps extends Omit<NumberInputProps, 'formatStyle'> {
  readonly unit?: string | undefined;
}

function NumberField({ unit, ...props }: NumberFieldProps) {
  const call = useCall();
  const [text, type] = useOwnText(written(props.value ?? props.defaultValue));
  const committed = useRef(text);
  const commit = () => {
    if (committed.current === text) return;
    committed.current = text;
    call(props.onChange, numberIn(text));
  };
  useField(props.name, () => numberIn(text), commit);
  return (
    <FieldFrame {...props}>
      {(control: ControlAttributes) => (
        <span className="with-unit">
          <input
            {...control}
            type="number"
            name={props.name}
            value={text}
            min={props.min}
            max={props.max}
            step={props.precision === undefined ? 'any' : 10 ** -props.precision}
            placeholder={props.placeholder}
            readOnly={props.readOnly}
            style={{ textAlign: props.textAlign ?? 'left' }}
            onChange={({ target }) => {
              type(target.value);
              call(props.onInput, numberIn(target.value));
            }}
            onBlur={() => {
              commit();
              call(props.onBlur, numberIn(text));
            }}
            onFocus={() => {
              committed.current = text;
              call(props.onFocus, numberIn(text));
            }}
          />
          {unit === undefined ? null : <span className="unit">{unit}</span>}
        </span>
      )}
    </FieldFrame>
  );
}

export function NumberInput({ formatStyle, ...props }: NumberInputProps) {
  return <NumberField {...props} unit={formatStyle === 'percentage' ? '%' : undefined} />;
}

export function CurrencyInput({ currency = 'USD', ...props }: CurrencyInputProps) {
  return <NumberField {...props} unit={currency} />;
}

export function StepperInput(props: StepperInputProps) {
  const { value, defaultValue, stepSize = 1, min, max, readOnly = false } = props;
  const call = useCall();
  const [text, type] = useOwnText(written(value ?? defaultValue ?? 0));
  useField(props.name, () => numberIn(text));
  const set = (next: number) => {
    const kept = Math.min(max ?? next, Math.max(min ?? next, next));
    type(String(kept));
    call(props.onChange, kept);
  };
  const now = numberIn(text);
  return (
    <FieldFrame {...props}>
      {(control: ControlAttributes) => (
        <span className="stepper">
          <button
            type="button"
            aria-label={`Less: ${props.label}`}
            title={props.minValueReachedTooltip}
            disabled={readOnly || (min !== undefined && now <= min)}
            onClick={() => set(now - stepSize)}
          >
            <Glyph name="left" />
          </button>
          <input
            {...control}
            type="number"
            name={props.name}
            value={text}
            readOnly={readOnly}
            onChange={({ target }) => type(target.value)}
            onBlur={() => {
              if (!Number.isNaN(now) && now !== value) set(now);
            }}
          />
          <button
            type="button"
            aria-label={`More: ${props.label}`}
            title={props.maxValueReachedTooltip}
            disabled={readOnly || (max !== undefined && now >= max)}
            onClick={() => set(now + stepSize)}
          >
            <Glyph name="right" />
          </button>
        </span>
      )}
    </FieldFrame>
  );
}
