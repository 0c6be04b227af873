import { type FieldName, fieldValue, isFieldName, type WordingFields } from './fields';
import { tellsHowToStop, withOptOutWords } from './opt-out-words';
import { countSegments, MAX_SEGMENTS, type SegmentCount } from './segments';
import { parseTemplate, renderTemplate, type Template } from './template';

/** What the line's clock says when a text-back leaves. */
export type Situation = 'open' | 'after_hours' | 'holiday';

/**
 * The text-backs of a line without wordings of its own: who writes, what happens next and by when, and
 * no promotion. From the fullest to the shortest; the first that fits one segment is sent, so a long
 * holiday name costs words and not money.
 */
const DEFAULT_WORDINGS: Readonly<Record<Situation, readonly string[]>> = {
  open: [
    "{{business}}: sorry we missed your call. Tell us here what you need and we'll answer[ {{promise}}].",
    "{{business}}: sorry we missed your call. Reply here and we'll answer[ {{promise}}].",
    "{{business}}: sorry we missed you. Reply and we'll answer soon.",
  ],
  after_hours: [
    "{{business}}: sorry we missed your call, we're closed now. Reply here and we'll answer once we open[ {{opening}}].",
    "{{business}}: sorry we missed your call. Reply here and we'll answer once we open[ {{opening}}].",
    "{{business}}: sorry we missed you. Reply and we'll answer once we open.",
  ],
  holiday: [
    "{{business}}: sorry we missed your call, we're closed[ for {{holiday}}]. Reply here and we'll answer once we open[ {{opening}}].",
    "{{business}}: we're closed[ for {{holiday}}], sorry. Reply and we'll answer once we open[ {{opening}}].",
    "{{business}}: sorry, we're closed. Reply here and we'll answer once we open[ {{opening}}].",
    "{{business}}: sorry, we're closed. Reply and we'll answer once we open.",
  ],
};

/** The answers to STOP, START and HELP. The one confirmation of an opt-out carries no marketing (47 CFR 64.1200(a)(12)). */
const FIXED_WORDINGS = {
  opt_out_confirmation: "{{business}}: you won't get more texts from us. Text START to undo.",
  opt_in_confirmation: "{{business}}: you'll get our texts again. Text STOP to opt out.",
  help_answer:
    '{{business}}: we text callers we missed. Reply here[ or call {{callback_number}}]. Text STOP to opt out.',
} as const;

export type FixedText = keyof typeof FIXED_WORDINGS;

/** Texts always name who writes. */
export type TextFields = WordingFields & { readonly business: string };

/** A line's own wordings, as its owner typed them. */
export type OwnWordings = Readonly<Partial<Record<Situation, string>>>;

export type ChosenWording =
  | { readonly source: 'own'; readonly templates: readonly Template[] }
  /** `fellBack`: why the line's own wording is not used, for its owner; absent when it has none. */
  | {
      readonly source: 'default';
      readonly templates: readonly Template[];
      readonly fellBack?: string;
    };

export interface ComposedText {
  readonly text: string;
  readonly situation: Situation;
  readonly segments: SegmentCount;
  readonly source: 'own' | 'default';
  /** Why the line's own wording was not used, in words for its owner. */
  readonly fellBack?: string;
}

/** The wording for a situation: the line's own where there is one that can be read, else the default. */
export function chooseWording(from: {
  readonly situation: Situation;
  readonly own?: OwnWordings;
}): ChosenWording {
  const own = from.own?.[from.situation]?.trim() ?? '';
  const templates = DEFAULT_WORDINGS[from.situation].map(parsedDefault);
  if (own === '') return { source: 'default', templates };
  const parsed = parseTemplate(own);
  return parsed.ok
    ? { source: 'own', templates: [parsed.template] }
    : { source: 'default', templates, fellBack: parsed.problem };
}

/**
 * The words of a text-back.
 *
 * The first text to a caller tells how to make it stop, whatever the wording says. A wording of the
 * line's own that cannot be read, comes out empty, or is longer than Telnyx takes gives way to the
 * default, and the result says why. Defaults fit one GSM-7 segment with a business name of up to 30
 * characters of GSM-7.
 *
 * @example
 * composeText({ situation: 'open', firstContact: true, fields: { business: 'Joe', promise: 'within 15 minutes' } }).text
 * // "Joe: sorry we missed your call. Tell us here what you need and we'll answer within 15 minutes. Text STOP to opt out."
 */
export function composeText(request: {
  readonly situation: Situation;
  readonly firstContact: boolean;
  readonly fields: TextFields;
  readonly ownTemplates?: OwnWordings;
}): ComposedText {
  const { situation, firstContact, fields, ownTemplates } = request;
  const chosen = chooseWording(
    ownTemplates === undefined ? { situation } : { situation, own: ownTemplates },
  );
  const best = cheapest(
    chosen.templates.map((template) => compose(template, fields, firstContact)),
  );
  if (chosen.source === 'default') {
    const fellBack = chosen.fellBack === undefined ? {} : { fellBack: chosen.fellBack };
    return { ...spoken(best, situation), situation, source: 'default', ...fellBack };
  }
  if (best !== undefined && best.segments.segments <= MAX_SEGMENTS)
    return { ...best, situation, source: 'own' };
  const fellBack =
    best === undefined
      ? 'Every sentence of the wording needs a field that is empty for this call.'
      : `The wording takes ${best.segments.segments} segments; a text can have ${MAX_SEGMENTS}.`;
  return { ...composeText({ situation, firstContact, fields }), fellBack };
}

/** The answer to STOP, START or HELP: always one GSM-7 segment with a business name of up to 30 characters. */
export function fixedText(
  kind: FixedText,
  fields: TextFields,
): { readonly text: string; readonly segments: SegmentCount } {
  return spoken(compose(parsedDefault(FIXED_WORDINGS[kind]), fields, false), kind);
}

interface Composition {
  readonly text: string;
  readonly segments: SegmentCount;
}

function compose(
  template: Template,
  fields: WordingFields,
  firstContact: boolean,
): Composition | undefined {
  const body = renderTemplate(template, fields);
  if (body === undefined) return undefined;
  const text = firstContact && !speaksOfStopping(template, fields) ? withOptOutWords(body) : body;
  return { text, segments: countSegments(text) };
}

/** Reads the wording with its values masked: a shop named "Text Stop" does not tell anybody how to stop. */
function speaksOfStopping(template: Template, fields: WordingFields): boolean {
  const masked: Partial<Record<FieldName, string>> = {};
  for (const name of Object.keys(fields)) {
    if (isFieldName(name) && fieldValue(fields, name) !== undefined) masked[name] = 'x';
  }
  return tellsHowToStop(renderTemplate(template, masked) ?? '');
}

/** The one with the fewest segments; the earlier of equals. */
function cheapest(compositions: readonly (Composition | undefined)[]): Composition | undefined {
  let best: Composition | undefined;
  for (const composition of compositions) {
    if (composition === undefined) continue;
    if (best === undefined || composition.segments.segments < best.segments.segments)
      best = composition;
  }
  return best;
}

function parsedDefault(wording: string): Template {
  const parsed = parseTemplate(wording);
  if (!parsed.ok)
    throw new Error(`The default wording "${wording}" cannot be read: ${parsed.problem}`);
  return parsed.template;
}

function spoken(composition: Composition | undefined, of: string): Composition {
  if (composition === undefined) throw new Error(`The default wording of ${of} came out empty.`);
  return composition;
}
