import { type ReactNode, useId } from 'react';
import { Glyph } from './glyph';

/** What every field of HubSpot has around it. */
export interface FieldWords {
  readonly label?: string | undefined;
  readonly description?: string | undefined;
  readonly tooltip?: string | undefined;
  readonly validationMessage?: string | undefined;
  readonly error?: boolean | undefined;
  readonly required?: boolean | undefined;
  readonly testId?: string | undefined;
}

/** What the control itself needs, so that label and messages are said with it. */
export interface ControlAttributes {
  readonly id: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: true;
  readonly required: boolean;
}

/** Label above, control, help and message below. */
export function FieldFrame(
  props: FieldWords & { readonly children: (attributes: ControlAttributes) => ReactNode },
) {
  const id = useId();
  const { label, description, tooltip, validationMessage, error = false, required = false } = props;
  const notes = [
    description === undefined ? '' : `${id}-help`,
    validationMessage === undefined ? '' : `${id}-message`,
  ].filter(Boolean);
  return (
    <div className={error ? 'field failing' : 'field'} data-testid={props.testId}>
      {label === undefined ? null : (
        <label htmlFor={id}>
          {label}
          {required ? <span aria-hidden="true"> *</span> : null}
          {tooltip === undefined ? null : (
            <span className="hint" title={tooltip}>
              <Glyph name="info" size={13} said={tooltip} />
            </span>
          )}
        </label>
      )}
      {description === undefined ? null : (
        <p id={`${id}-help`} className="help">
          {description}
        </p>
      )}
      {props.children({
        id,
        required,
        ...(notes.length === 0 ? {} : { 'aria-describedby': notes.join(' ') }),
        ...(error ? { 'aria-invalid': true } : {}),
      })}
      {validationMessage === undefined ? null : (
        <p id={`${id}-message`} className="message">
          {validationMessage}
        </p>
      )}
    </div>
  );
}
