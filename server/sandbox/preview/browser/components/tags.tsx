import type { StatusTagProps, TagProps } from '@hubspot/ui-extensions';
import { usePress } from '../host/overlays';
import { useCall } from '../host/surroundings';
import { Glyph } from './glyph';

export function Tag({ variant = 'default', onClick, overlay, testId, children }: TagProps) {
  const { element, press } = usePress(onClick, overlay);
  const plain = onClick === undefined && element === null;
  return (
    <span className="anchor">
      {plain ? (
        <span className={`tag ${variant}`} data-testid={testId}>
          {children}
        </span>
      ) : (
        <button type="button" className={`tag ${variant}`} onClick={press} data-testid={testId}>
          {children}
        </button>
      )}
      {element}
    </span>
  );
}

export function StatusTag(props: StatusTagProps) {
  const { variant = 'default', hollow, onClick, showRemoveIcon, onRemoveClick, children } = props;
  const call = useCall();
  const words = (
    <>
      <span className={hollow === true ? 'dot hollow' : 'dot'} aria-hidden="true" />
      {children}
    </>
  );
  return (
    <span className={`status-tag ${variant}`} data-testid={props.testId}>
      {onClick === undefined ? (
        words
      ) : (
        <button type="button" onClick={() => call(onClick)}>
          {words}
        </button>
      )}
      {showRemoveIcon === true ? (
        <button type="button" aria-label="Remove" onClick={() => call(onRemoveClick)}>
          <Glyph name="remove" />
        </button>
      ) : null}
    </span>
  );
}
