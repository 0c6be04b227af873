/** What a newcomer does, in the order in which each step makes the next one possible. */
export type StepName =
  | 'telnyx'
  | 'numbers'
  | 'business'
  | 'hours'
  | 'wording'
  | 'rules'
  | 'people'
  | 'test'
  | 'on'
  | 'card';

/**
 * `done`; `to_do`: nothing is texted before it is done; `look`: works as it is, worth a look; `mend`: was
 * done and stopped working.
 */
export type StepState = 'done' | 'to_do' | 'look' | 'mend';

export interface SetUpStep {
  readonly name: StepName;
  readonly title: string;
  readonly state: StepState;
  /** How it stands, in one sentence. */
  readonly sentence: string;
}

/** What the steps are judged by. */
export interface SetUpFacts {
  readonly telnyx: { readonly connected: boolean; readonly refusedBecause: string | undefined };
  readonly lines: number;
  readonly linesOn: number;
  readonly linesWithoutBusiness: number;
  /** Lines whose hours nobody set on any level. */
  readonly linesOnDefaultHours: number;
  readonly ownWordings: boolean;
  readonly policyChanged: boolean;
  readonly staffNumbers: number;
  readonly ownerSet: boolean;
  readonly testTextSent: boolean;
}

/** The steps with how each stands: one sentence each, true at this moment. */
export function setUpSteps(facts: SetUpFacts): readonly SetUpStep[] {
  const { lines, linesOn, linesWithoutBusiness: nameless, linesOnDefaultHours } = facts;
  return [
    telnyxStep(facts.telnyx),
    step(
      'numbers',
      'Choose your numbers',
      lines > 0 ? 'done' : 'to_do',
      lines > 0 ? `${count(lines, 'line')} chosen.` : 'Choose which numbers Ringback looks after.',
    ),
    step(
      'business',
      'Name the business',
      lines > 0 && nameless === 0 ? 'done' : 'to_do',
      nameless === 0
        ? 'Every text says who writes.'
        : `${count(nameless, 'line')} without a business name: a text must say who writes.`,
    ),
    step(
      'hours',
      'Set hours and holidays',
      linesOnDefaultHours === 0 && lines > 0 ? 'done' : 'look',
      linesOnDefaultHours === 0 && lines > 0
        ? 'Every line knows when it is open.'
        : 'Until you set them, Monday to Friday from 9 to 5 is assumed.',
    ),
    step(
      'wording',
      'Check the wording',
      facts.ownWordings ? 'done' : 'look',
      facts.ownWordings
        ? 'You wrote your own texts.'
        : 'Ringback’s own texts are sent. They are short and lawful; change them if you like.',
    ),
    step(
      'rules',
      'Set limits',
      facts.policyChanged ? 'done' : 'look',
      'How often, how late, how many and to which countries texts go. The defaults suit most.',
    ),
    step(
      'people',
      'Say who follows up',
      facts.ownerSet || facts.staffNumbers > 0 ? 'done' : 'look',
      facts.ownerSet
        ? `Tasks have an owner; ${count(facts.staffNumbers, 'staff phone')} never texted.`
        : 'Choose who gets the follow-up tasks, and list staff phones that must never be texted.',
    ),
    step(
      'test',
      'Test it on your phone',
      facts.testTextSent ? 'done' : 'look',
      facts.testTextSent
        ? 'A test text was sent.'
        : 'Send yourself a text, then call a line and hang up.',
    ),
    step(
      'on',
      'Switch on texting',
      linesOn > 0 ? 'done' : 'to_do',
      linesOn > 0
        ? `${linesOn} of ${count(lines, 'line')} text back missed callers.`
        : 'No line texts back yet. Switch on the lines you are ready for.',
    ),
    step(
      'card',
      'Add the card to contact records',
      'look',
      'HubSpot lets only you add it to a record’s layout; Ringback cannot see whether it is there.',
    ),
  ];
}

function telnyxStep({ connected, refusedBecause }: SetUpFacts['telnyx']): SetUpStep {
  if (!connected)
    return step(
      'telnyx',
      'Connect Telnyx',
      'to_do',
      'Calls and texts go through your own Telnyx account.',
    );
  return refusedBecause === undefined
    ? step('telnyx', 'Connect Telnyx', 'done', 'Your Telnyx account is connected.')
    : step('telnyx', 'Connect Telnyx', 'mend', refusedBecause);
}

const step = (name: StepName, title: string, state: StepState, sentence: string): SetUpStep => ({
  name,
  title,
  state,
  sentence,
});

const count = (number: number, unit: string): string =>
  `${number} ${unit}${number === 1 ? '' : 's'}`;
