import type { WordingFields } from './fields';
import { parseTemplate, renderTemplate } from './template';

/** What a person may begin an answer from. No promotion, and nothing that promises more than they decide. */
const ANSWERS = [
  {
    id: 'call-you',
    name: 'I’ll call you',
    template: '{{business}} here. Sorry we missed you! I will call you back in a few minutes.',
  },
  {
    id: 'good-time',
    name: 'When may I call?',
    template: '{{business}} here. When is a good time to call you back?',
  },
  {
    id: 'details',
    name: 'Ask for details',
    template: 'Thanks for your message. Could you send us your address and what you need?',
  },
  {
    id: 'booked',
    name: 'Confirm a booking',
    template:
      'You are booked with {{business}}. Reply here if anything changes[, or call {{callback_number}}].',
  },
  {
    id: 'tried-to-call',
    name: 'I tried to call',
    template:
      '{{business}} here. I just tried to call you. Call us[ on {{callback_number}}] or reply here.',
  },
] as const;

/** The answers with their fields filled in; one whose fields are missing is left out. */
export function answerWordings(
  fields: WordingFields,
): readonly { readonly id: string; readonly name: string; readonly body: string }[] {
  return ANSWERS.flatMap(({ id, name, template }) => {
    const parsed = parseTemplate(template);
    if (!parsed.ok) throw new Error(`The answer "${name}" cannot be read: ${parsed.problem}`);
    const body = renderTemplate(parsed.template, fields);
    return body === undefined ? [] : [{ id, name, body }];
  });
}
