import type {
  ButtonProps,
  ButtonRowProps,
  HeaderActionButtonProps,
  HeaderActionsProps,
  LinkProps,
  LoadingButtonProps,
} from '@hubspot/ui-extensions';
import { useEffect, useRef } from 'react';
import { usePress } from '../host/overlays';
import { useSurroundings } from '../host/surroundings';
import { addressOf, opensElsewhere } from './addresses';
import { Glyph } from './glyph';

export function Button(props: ButtonProps) {
  const { variant = 'secondary', size = 'md', type = 'button', disabled = false, href } = props;
  const { element, press } = usePress(props.onClick, props.overlay);
  const className = `button ${variant} ${size}${props.truncate === true ? ' truncated' : ''}`;
  return (
    <span className="anchor">
      {href === undefined || disabled ? (
        <button
          type={type}
          className={className}
          disabled={disabled}
          onClick={press}
          data-testid={props.testId}
        >
          {props.children}
        </button>
      ) : (
        <a
          href={addressOf(href)}
          {...opensElsewhere(href)}
          className={className}
          onClick={press}
          data-testid={props.testId}
        >
          {props.children}
        </a>
      )}
      {element}
    </span>
  );
}

export function LoadingButton(props: LoadingButtonProps) {
  const { variant = 'secondary', size = 'md', type = 'button', loading = false } = props;
  const opensLater = props.overlayOptions?.openBehavior === 'onLoadingFinish';
  const pressed = usePress(props.onClick, opensLater ? undefined : props.overlay);
  const later = usePress(undefined, opensLater ? props.overlay : undefined);
  const wasLoading = useRef(loading);
  useEffect(() => {
    if (wasLoading.current && !loading && opensLater) later.press();
    wasLoading.current = loading;
  });
  return (
    <span className="anchor">
      <button
        type={type}
        className={`button ${variant} ${size}`}
        disabled={props.disabled === true || loading}
        aria-busy={loading}
        onClick={pressed.press}
        data-testid={props.testId}
      >
        {loading ? <span className="spinner small" aria-hidden="true" /> : null}
        {props.resultIconName !== undefined && !loading ? (
          <Glyph name={props.resultIconName} />
        ) : null}
        {props.children}
      </button>
      {pressed.element}
      {later.element}
    </span>
  );
}

export function ButtonRow({ testId, children }: ButtonRowProps) {
  return (
    <div className="button-row" data-testid={testId}>
      {children}
    </div>
  );
}

export function Link(props: LinkProps) {
  const { href, variant = 'primary', preventDefault, testId, children } = props;
  const { element, press } = usePress(props.onClick, props.overlay);
  const { say } = useSurroundings();
  const address = addressOf(href);
  const calls = address.startsWith('tel:');
  return (
    <span className="anchor">
      <a
        className={`link ${variant}`}
        href={address}
        {...opensElsewhere(href)}
        onClick={(event) => {
          if (preventDefault === true || calls) event.preventDefault();
          if (calls) say(`HubSpot would now call ${address.slice('tel:'.length)}.`);
          press();
        }}
        data-testid={testId}
      >
        {children}
      </a>
      {element}
    </span>
  );
}

export function HeaderActions({ testId, children }: HeaderActionsProps) {
  return (
    <div className="button-row header-actions" data-testid={testId}>
      {children}
    </div>
  );
}

export function PrimaryHeaderActionButton(props: HeaderActionButtonProps) {
  return <Button {...props} variant="primary" />;
}

export function SecondaryHeaderActionButton(props: HeaderActionButtonProps) {
  return <Button {...props} variant="secondary" />;
}
