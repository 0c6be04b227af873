import { plainCharacters } from './smart-characters';

/** What a wording may name, and what stands there when the text leaves. */
export const FIELD_MEANINGS = {
  business: 'the name of the business, as callers know it',
  line: 'the name of the line that was called',
  location: 'the place the line belongs to',
  promise: 'when a reply comes, such as "within 15 minutes"',
  opening: 'when the line opens next, such as "Monday at 8:00 AM"',
  holiday: 'the name of the holiday for which the line is closed',
  caller_name: 'the name of the caller, where HubSpot knows it',
  callback_number: 'the number to call back',
} as const;

export type FieldName = keyof typeof FIELD_MEANINGS;

/** The fields that are known for one text. A field that is missing or blank leaves no hole: see template.ts. */
export type WordingFields = Readonly<Partial<Record<FieldName, string>>>;

/** Whether a tag names a field of the vocabulary. */
export function isFieldName(name: string): name is FieldName {
  return Object.hasOwn(FIELD_MEANINGS, name);
}

/**
 * A field's value as it goes into a text: on one line, with single spaces and plain typography.
 *
 * @returns undefined when nothing visible is left.
 */
export function fieldValue(fields: WordingFields, name: FieldName): string | undefined {
  const value = plainCharacters(fields[name] ?? '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return value === '' ? undefined : value;
}
