import Mustache from 'mustache';
import { closeSentence, joinWords } from './closing-gaps';
import {
  FIELD_MEANINGS,
  type FieldName,
  fieldValue,
  isFieldName,
  type WordingFields,
} from './fields';
import { splitSentences } from './sentences';
import { plainCharacters } from './smart-characters';

type Piece =
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'field'; readonly field: FieldName };

type Part = Piece | { readonly kind: 'optional'; readonly pieces: readonly Piece[] };

interface Sentence {
  readonly parts: readonly Part[];
  /** What stands between this sentence and the next: a space or line breaks. */
  readonly separator: string;
}

/** A wording that was understood. */
export interface Template {
  readonly sentences: readonly Sentence[];
}

export type ParsedTemplate =
  | { readonly ok: true; readonly template: Template }
  /** `problem`: a sentence for the person who wrote it, with the cure. */
  | { readonly ok: false; readonly problem: string };

/** Stands for a tag while the words around it are cut into sentences. Never left in a text. */
const TAG = '\uFFFC';

/** As much as ten segments hold. */
const MAX_LENGTH = 1_530;

const KNOWN = Object.keys(FIELD_MEANINGS).join(', ');

/**
 * Reads a wording: plain words, fields such as `{{business}}`, and optional parts in square brackets.
 *
 * Only plain fields of the vocabulary (fields.ts) are taken; mustache's sections, partials, comments,
 * unescaped tags and other delimiters are refused, so that a wording can do nothing but name a field.
 *
 * @example
 * parseTemplate("{{business}}: sorry[, {{caller_name}}]. We open {{opening}}. Reply here.")
 */
export function parseTemplate(text: string): ParsedTemplate {
  if (text.length > MAX_LENGTH)
    return refuse(`The wording is longer than ${MAX_LENGTH} characters.`);
  const read = readTags(plainCharacters(text).replaceAll(TAG, ''));
  if (!read.ok) return read;
  if (read.skeleton.trim() === '') return refuse('The wording is empty.');
  const sentences: Sentence[] = [];
  const fields = read.fields.values();
  for (const { words, separator } of splitSentences(read.skeleton)) {
    const parts = readParts(words, () => fields.next().value);
    if (typeof parts === 'string') return refuse(parts);
    sentences.push({ parts, separator });
  }
  return { ok: true, template: { sentences } };
}

/**
 * The wording with its fields filled in. Values are data: nothing in them is read as a tag, and nothing
 * is escaped, because a text message is not HTML.
 *
 * An optional part that needs a missing or blank field is left out; a sentence that needs one outside an
 * optional part is left out whole. So no hole, no double space and no stray punctuation remain.
 *
 * @returns undefined when nothing would be left.
 */
export function renderTemplate(template: Template, fields: WordingFields): string | undefined {
  let text = '';
  let separator = '';
  for (const sentence of template.sentences) {
    const rendered = renderSentence(sentence.parts, fields);
    if (rendered !== undefined) {
      text += text === '' ? rendered : separator + rendered;
      separator = sentence.separator;
    } else if (sentence.separator.includes('\n') && text !== '') {
      // The sentence before keeps the line break that followed the one left out.
      separator = sentence.separator;
    }
  }
  return text === '' ? undefined : text;
}

function readTags(
  text: string,
):
  | { readonly ok: true; readonly skeleton: string; readonly fields: FieldName[] }
  | { readonly ok: false; readonly problem: string } {
  let skeleton = '';
  const fields: FieldName[] = [];
  let spans: ReturnType<typeof Mustache.parse>;
  try {
    // A writer of its own: the shared one would keep every wording ever read in memory.
    spans = new Mustache.Writer().parse(text);
  } catch {
    return refuse('A field is not closed: write it as {{business}}, with two braces on each side.');
  }
  for (const [type, value] of spans) {
    if (type === 'text') {
      if (value.includes('}}'))
        return refuse('There is "}}" without "{{" before it: write a field as {{business}}.');
      skeleton += value;
    } else if (type !== 'name') {
      return refuse(
        `Only plain fields such as {{business}} can be used, without a sign before the name. Known fields: ${KNOWN}.`,
      );
    } else if (isFieldName(value)) {
      skeleton += TAG;
      fields.push(value);
    } else {
      return refuse(`There is no field "${value}". Known fields: ${KNOWN}.`);
    }
  }
  return { ok: true, skeleton, fields };
}

/** @returns the parts, or the problem in words. */
function readParts(words: string, nextField: () => FieldName | undefined): Part[] | string {
  const parts: Part[] = [];
  let optional: Piece[] | undefined;
  for (const [token] of words.matchAll(/\uFFFC|[[\]]|[^\uFFFC[\]]+/g)) {
    if (token === '[') {
      if (optional !== undefined)
        return 'An optional part cannot hold another one: close "[" with "]" first.';
      optional = [];
    } else if (token === ']') {
      if (optional === undefined)
        return 'There is "]" without "[" before it. Square brackets mark an optional part.';
      if (!optional.some(({ kind }) => kind === 'field')) {
        return 'Square brackets mark a part that is left out when its field is empty; there is no field between them.';
      }
      parts.push({ kind: 'optional', pieces: optional });
      optional = undefined;
    } else {
      (optional ?? parts).push(readPiece(token, nextField));
    }
  }
  return optional === undefined
    ? parts
    : 'There is "[" without "]" after it. Square brackets mark an optional part.';
}

function readPiece(token: string, nextField: () => FieldName | undefined): Piece {
  const field = token === TAG ? nextField() : undefined;
  return field === undefined ? { kind: 'words', words: token } : { kind: 'field', field };
}

function renderSentence(parts: readonly Part[], fields: WordingFields): string | undefined {
  let sentence = '';
  let gap = false;
  for (const part of parts) {
    const pieces = renderPieces(part.kind === 'optional' ? part.pieces : [part], fields);
    if (pieces === undefined && part.kind !== 'optional') return undefined;
    if (pieces === undefined) {
      gap = true;
      continue;
    }
    for (const piece of pieces) {
      sentence = joinWords(sentence, piece, gap);
      gap = false;
    }
  }
  const closed = closeSentence(sentence, gap);
  return /[\p{L}\p{N}\p{S}]/u.test(closed) ? closed : undefined;
}

/** @returns undefined when a field among them is missing. */
function renderPieces(pieces: readonly Piece[], fields: WordingFields): string[] | undefined {
  const rendered: string[] = [];
  for (const piece of pieces) {
    const value = piece.kind === 'words' ? piece.words : fieldValue(fields, piece.field);
    if (value === undefined) return undefined;
    rendered.push(value);
  }
  return rendered;
}

function refuse(problem: string): { readonly ok: false; readonly problem: string } {
  return { ok: false, problem };
}
