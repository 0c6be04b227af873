import type {
  AlertProps,
  EmptyStateProps,
  ErrorStateProps,
  LoadingSpinnerProps,
  ProgressBarProps,
  ScoreProps,
} from '@hubspot/ui-extensions';
import { useContext, useId } from 'react';
import { HeadingLevel } from '../host/surroundings';
import { Drawing } from './drawings';
import { Glyph } from './glyph';

const ALERT_ICONS: Readonly<Record<string, string>> = {
  info: 'info',
  tip: 'bulb',
  success: 'success',
  warning: 'warning',
  error: 'warning',
  danger: 'warning',
};

export function Alert({ title, variant = 'info', testId, children }: AlertProps) {
  const urgent = variant === 'error' || variant === 'danger';
  return (
    <div className={`alert ${variant}`} role={urgent ? 'alert' : 'status'} data-testid={testId}>
      <Glyph name={ALERT_ICONS[variant] ?? 'info'} />
      <div className="alert-words">
        <p className="alert-title">{title}</p>
        {children}
      </div>
    </div>
  );
}

function Situation(props: {
  readonly title: string | undefined;
  readonly drawing: string;
  readonly sideways: boolean;
  readonly testId: string | undefined;
  readonly children: React.ReactNode;
}) {
  const level = useContext(HeadingLevel);
  const Title = level <= 2 ? 'h2' : 'h3';
  return (
    <div className={props.sideways ? 'situation sideways' : 'situation'} data-testid={props.testId}>
      <Drawing name={props.drawing} />
      <div>
        {props.title === undefined ? null : <Title className="heading">{props.title}</Title>}
        {props.children}
      </div>
    </div>
  );
}

export function EmptyState({ title, imageName, layout, testId, children }: EmptyStateProps) {
  return (
    <Situation
      title={title}
      drawing={imageName ?? 'object'}
      sideways={layout !== 'vertical'}
      testId={testId}
    >
      {children}
    </Situation>
  );
}

export function ErrorState({ title, type = 'error', testId, children }: ErrorStateProps) {
  return (
    <Situation
      title={title ?? 'Something went wrong'}
      drawing={type}
      sideways={false}
      testId={testId}
    >
      {children}
    </Situation>
  );
}

export function LoadingSpinner({ label, showLabel, layout, testId }: LoadingSpinnerProps) {
  return (
    <div
      role="status"
      className={layout === 'centered' ? 'loading centered' : 'loading'}
      data-testid={testId}
    >
      <span className="spinner" aria-hidden="true" />
      <span className={showLabel === true ? '' : 'unseen'}>{label}</span>
    </div>
  );
}

export function ProgressBar(props: ProgressBarProps) {
  const { title, value = 0, maxValue, valueMax, variant = 'success', valueDescription } = props;
  const id = useId();
  const most = maxValue ?? valueMax ?? 100;
  const share = Math.round((Math.min(value, most) / most) * 100);
  return (
    <div className={`progress ${variant}`} data-testid={props.testId}>
      {title === undefined ? null : <p id={id}>{title}</p>}
      <div
        className="progress-track"
        role="progressbar"
        aria-valuenow={value}
        aria-valuemin={0}
        aria-valuemax={most}
        {...(title === undefined
          ? { 'aria-label': props['aria-label'] ?? 'Progress' }
          : { 'aria-labelledby': id })}
      >
        <span style={{ width: `${share}%` }} />
      </div>
      {props.showPercentage === true || valueDescription !== undefined ? (
        <p className="text microcopy">{valueDescription ?? `${share} %`}</p>
      ) : null}
    </div>
  );
}

export function ScoreCircle({ score, testId }: ScoreProps) {
  const kind = score < 33 ? 'low' : score < 67 ? 'middle' : 'high';
  return (
    <span
      className={`score ${kind}`}
      role="img"
      aria-label={`Score ${score} of 100`}
      data-testid={testId}
    >
      {score}
    </span>
  );
}
