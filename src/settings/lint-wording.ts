import type { Situation } from '../wording/default-wordings';
import { FIELD_MEANINGS, type FieldName } from '../wording/fields';
import { tellsHowToStop } from '../wording/opt-out-words';
import { linksIn, whyFiltered } from './filtered-links';
import { type Check, type Finding, found, NOTHING, type WordingInUse } from './finding';
import { keepsItsPromise } from './keeps-its-promise';

const canBeSent: Check = ({ fellBack }) =>
  fellBack === undefined
    ? NOTHING
    : found('problem', fellBack, 'Until it is mended, Ringback’s own wording is sent.');

const namesTheBusiness: Check = ({ template, business }) => {
  if (/\{\{\s*business\s*\}\}/.test(template)) {
    return business === undefined
      ? found(
          'problem',
          'The business has no name yet.',
          'Enter the business name that callers know.',
        )
      : NOTHING;
  }
  if (business !== undefined && template.toLowerCase().includes(business.toLowerCase()))
    return NOTHING;
  return found(
    'problem',
    'The text does not say who writes. Callers take it for spam, and carriers require the name.',
    'Begin it with {{business}}.',
  );
};

const tellsHowToOptOut: Check = ({ template }) => {
  if (tellsHowToStop(template)) return NOTHING;
  return /\bstop\b/i.test(template)
    ? found(
        'warning',
        'It mentions STOP, but not in words that everybody understands.',
        'Write “Text STOP to opt out.”, or leave it out: Ringback adds it.',
      )
    : found(
        'note',
        'The first text to a caller must tell how to opt out, and this wording does not.',
        'Nothing to do: Ringback adds “Text STOP to opt out.” to a caller’s first text. It is counted in the preview.',
      );
};

/** Words that make a text marketing in the eyes of the FCC and of carriers (47 CFR 64.1200(f)(1)). */
const PROMOTIONAL =
  /\b(?:sale|discounts?|coupons?|promo(?:tion)?s?|deals?|special offers?|limited[- ]time|% off|\d+ ?% off|save \$?\d+|buy now|order now|shop now|free (?:gift|trial|quote|estimate|shipping)|lowest prices?|black friday|act now|win|winner|prize|gift card)\b/gi;

const doesNotAdvertise: Check = ({ template }) => {
  const words = [...new Set([...template.matchAll(PROMOTIONAL)].map(([word]) => word))];
  if (words.length === 0) return NOTHING;
  return found(
    'warning',
    `“${words.join('”, “')}” makes this marketing. A caller who only rang has not agreed to marketing texts, which the law fines and carriers block.`,
    'Say only what the caller needs to know: sorry, what happens next and when.',
  );
};

const hasNoFilteredLinks: Check = ({ template }) =>
  linksIn(template).flatMap((link) => {
    const why = whyFiltered(link);
    return why === undefined
      ? found(
          'note',
          `Carriers look at the link ${link} before they deliver the text.`,
          'Use a page on your own domain, the one you registered with Telnyx.',
        )
      : found(
          'problem',
          `Carriers block texts with the link ${link}: ${why}.`,
          'Write the full https address on your own domain, or leave it out.',
        );
  });

const staysCheap: Check = ({ segments }) => {
  if (segments.encoding === 'UCS-2') {
    const cause = segments.unicodeCause?.join(' ') ?? '';
    return found(
      'warning',
      `Because of ${cause} a segment holds 70 characters instead of 160: this text takes ${segments.segments}.`,
      `Leave ${cause} out to pay for fewer segments.`,
    );
  }
  return segments.segments > 1
    ? found(
        'note',
        `This text takes ${segments.segments} segments, so it costs ${segments.segments} times as much as a short one.`,
        'Up to 160 characters cost one segment.',
      )
    : NOTHING;
};

const doesNotShout: Check = ({ template }) =>
  /!{2,}/.test(template) || /\b[A-Z]{4,}(?:\s+[A-Z]{4,})+/.test(template)
    ? found(
        'warning',
        'Capitals and rows of exclamation marks look like spam to carriers’ filters.',
        'Write it as you would to a person.',
      )
    : NOTHING;

/** Fields that a text-back of a situation never knows: the sentence around them is left out every time. */
const NEVER_KNOWN: Readonly<Record<Situation, readonly FieldName[]>> = {
  open: ['caller_name', 'opening', 'holiday'],
  after_hours: ['caller_name', 'holiday'],
  holiday: ['caller_name'],
};

const usesKnownFields: Check = ({ situation, template }) =>
  NEVER_KNOWN[situation]
    .filter((field) => template.includes(`{{${field}}}`))
    .flatMap((field) =>
      found(
        'warning',
        `{{${field}}}, ${FIELD_MEANINGS[field]}, is not known in this text, so its sentence is left out.`,
        'Take the field out, or put its part in [square brackets].',
      ),
    );

const CHECKS: readonly Check[] = [
  canBeSent,
  namesTheBusiness,
  tellsHowToOptOut,
  keepsItsPromise,
  doesNotAdvertise,
  hasNoFilteredLinks,
  usesKnownFields,
  staysCheap,
  doesNotShout,
];

const ORDER = { problem: 0, warning: 1, note: 2 } as const;

/** Everything there is to say about a wording, the gravest first. Nothing here changes or blocks anything. */
export function lintWording(wording: WordingInUse): readonly Finding[] {
  return CHECKS.flatMap((check) => check(wording)).sort(
    (one, other) => ORDER[one.weight] - ORDER[other.weight],
  );
}
