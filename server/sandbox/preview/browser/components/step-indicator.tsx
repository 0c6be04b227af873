import type { StepIndicatorProps } from '@hubspot/ui-extensions';
import { useCall } from '../host/surroundings';
import { Glyph } from './glyph';

export function StepIndicator(props: StepIndicatorProps) {
  const { stepNames, currentStep = 0, direction = 'horizontal', onClick } = props;
  const call = useCall();
  return (
    <ol className={`steps ${direction}`} data-testid={props.testId}>
      {stepNames.map((name, index) => {
        const words = (
          <>
            <span className="step-number" aria-hidden="true">
              {index < currentStep ? <Glyph name="success" /> : index + 1}
            </span>
            {name}
          </>
        );
        return (
          <li
            key={name}
            className={index < currentStep ? 'done' : index === currentStep ? 'current' : ''}
            aria-current={index === currentStep ? 'step' : undefined}
          >
            {onClick === undefined ? (
              words
            ) : (
              <button type="button" onClick={() => call(onClick, index)}>
                {words}
              </button>
            )}
          </li>
        );
      })}
    </ol>
  );
}
