import { type Check, type Finding, found } from './finding';

/** Whether what a wording says about when an answer comes is true. */
export const keepsItsPromise: Check = ({
  situation,
  template,
  promiseMinutes,
  longestOpenMinutes,
}) => {
  const findings: Finding[] = [];
  for (const minutes of durationsIn(template)) {
    if (situation !== 'open') {
      findings.push(
        ...found(
          'warning',
          'It names a time span, but it is sent while you are closed and nobody answers within it.',
          'Write {{opening}} instead: it says when you open next.',
        ),
      );
    } else if (minutes < promiseMinutes) {
      findings.push(
        ...found(
          'warning',
          `It promises an answer sooner than the ${promiseMinutes} minutes set under “Reply promised within”.`,
          'Write {{promise}} instead: it always says what is set, and when you close before that, the right time.',
        ),
      );
    }
  }
  if (situation !== 'open' && /\{\{\s*promise\s*\}\}/.test(template)) {
    findings.push(
      ...found(
        'note',
        'While you are closed, {{promise}} names the time after you open by which you answer.',
        'Use {{opening}} if you only want to say when you open.',
      ),
    );
  }
  if (situation === 'open' && promiseMinutes > longestOpenMinutes) {
    findings.push(
      ...found(
        'warning',
        `You promise an answer within ${promiseMinutes} minutes of business time, but are never open that long at a stretch. The text names a time on a later day.`,
        'Promise less, or check the business hours.',
      ),
    );
  }
  return findings;
};

/** Time spans that a text names in plain words, in minutes: "within 5 minutes", "in an hour". */
function durationsIn(text: string): readonly number[] {
  return [...text.matchAll(/\b(\d+|an?|one|two|five|ten)[ -](minutes?|mins?|hours?|hrs?)\b/gi)].map(
    ([, count = '', unit = '']) => {
      const words: Readonly<Record<string, number>> = {
        a: 1,
        an: 1,
        one: 1,
        two: 2,
        five: 5,
        ten: 10,
      };
      const number = words[count.toLowerCase()] ?? Number(count);
      return unit.toLowerCase().startsWith('h') ? number * 60 : number;
    },
  );
}
