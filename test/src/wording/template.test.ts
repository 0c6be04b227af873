import fc from 'fast-check';
import type { WordingFields } from '../../../src/wording/fields';
import { FIELD_MEANINGS } from '../../../src/wording/fields';
import { parseTemplate, renderTemplate } from '../../../src/wording/template';

function render(text: string, fields: WordingFields): string | undefined {
  const parsed = parseTemplate(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return renderTemplate(parsed.template, fields);
}

function problemOf(text: string): string {
  const parsed = parseTemplate(text);
  return parsed.ok ? 'none' : parsed.problem;
}

describe('filling in a wording', () => {
  const business = 'Smith & Sons';

  it('puts values in as they are, without HTML escapes', () => {
    expect(render('{{business}} <3 {{ caller_name }}', { business, caller_name: 'Zoë "Z"' })).toBe(
      'Smith & Sons <3 Zoë "Z"',
    );
  });

  it.each<[string, string, WordingFields, string | undefined]>([
    [
      'a sentence that lacks its field',
      '{{business}} here. We open {{opening}}. Reply any time.',
      { business },
      'Smith & Sons here. Reply any time.',
    ],
    ['the first sentence', 'Hi {{caller_name}}! Sorry we missed you.', {}, 'Sorry we missed you.'],
    ['the last sentence', 'Sorry we missed you. We open {{opening}}.', {}, 'Sorry we missed you.'],
    ['every sentence', '{{business}}: sorry. We open {{opening}}.', {}, undefined],
    ['a blank field', 'Sorry! We open {{opening}}.', { opening: ' \n ' }, 'Sorry!'],
    [
      'a sentence in its own line',
      'Sorry.\nWe open {{opening}}.\nReply here.',
      {},
      'Sorry.\nReply here.',
    ],
    ['an optional part', 'We answer[ {{promise}}].', {}, 'We answer.'],
    [
      'an optional part that is there',
      'We answer[ {{promise}}].',
      { promise: 'today' },
      'We answer today.',
    ],
    ['an optional part before a comma', 'Hi [{{caller_name}}], sorry.', {}, 'Hi, sorry.'],
    ['an optional part after a comma', 'Sorry, [{{caller_name}}].', {}, 'Sorry.'],
    [
      'an optional part at the start',
      '[{{caller_name}}, ]sorry we missed you.',
      {},
      'Sorry we missed you.',
    ],
    [
      'an optional part at the end',
      'Sorry, we are closed, [{{holiday}}]',
      {},
      'Sorry, we are closed',
    ],
    ['an optional part between words', 'We open [{{opening}}] again.', {}, 'We open again.'],
    [
      'an optional part in parentheses',
      'Our shop ([{{location}}]) is closed.',
      {},
      'Our shop is closed.',
    ],
    [
      'an optional sentence',
      '[Hi {{caller_name}}. ]Sorry we missed you.',
      {},
      'Sorry we missed you.',
    ],
    [
      'an optional sentence that is there',
      '[Hi {{caller_name}}. ]Sorry.',
      { caller_name: 'Ann' },
      'Hi Ann. Sorry.',
    ],
    [
      'two optional parts in a row',
      'Closed[ for {{holiday}}][ until {{opening}}].',
      { opening: 'noon' },
      'Closed until noon.',
    ],
  ])('drops %s when its field is missing', (_name, template, fields, wanted) => {
    expect(render(template, fields)).toBe(wanted);
  });

  it('knows that a title, an initial or a small letter does not end a sentence', () => {
    expect(render('Sorry! Ask for Dr. J. Lee at {{callback_number}}. Bye.', {})).toBe(
      'Sorry! Bye.',
    );
    expect(render('Open at 8 a.m. {{opening}}. Bye.', {})).toBe('Bye.');
    expect(render('We open at 8. that is {{opening}}. Bye.', {})).toBe('Bye.');
  });

  it('writes one full stop where a value ends with its own', () => {
    expect(render('This is {{business}}. Reply.', { business: 'Smith Inc.' })).toBe(
      'This is Smith Inc. Reply.',
    );
    expect(render('This is {{business}}.', { business: 'Yahoo!' })).toBe('This is Yahoo!');
  });

  it('takes values as data: a tag in a value is words, and line breaks and smart quotes become plain', () => {
    expect(render('{{business}}!', { business: '{{promise}}', promise: 'x' })).toBe('{{promise}}!');
    expect(render('{{business}} here', { business: '  Joe’s\r\n\t Shop ' })).toBe(
      "Joe's Shop here",
    );
  });

  it('keeps line breaks of the wording, at most one blank line', () => {
    expect(render('Hello.\r\n\r\n\r\nReply   here.\n{{business}}', { business })).toBe(
      'Hello.\n\nReply here.\nSmith & Sons',
    );
  });
});

describe('refusing a wording', () => {
  it.each([
    ['an unknown field', 'Hi {{name}}', /no field "name".*business, line, location, promise/],
    ['a field in other letters', 'Hi {{Business}}', /no field "Business"/],
    ['a name of the language', 'Hi {{constructor}}', /no field "constructor"/],
    ['a section', '{{#business}}x{{/business}}', /Only plain fields/],
    ['an inverted section', '{{^business}}x{{/business}}', /Only plain fields/],
    ['a partial', '{{> business}}', /Only plain fields/],
    ['an unescaped tag', '{{{business}}}', /Only plain fields/],
    ['an unescaped tag with a sign', '{{&business}}', /Only plain fields/],
    ['a comment', 'Hi {{! secret }}', /Only plain fields/],
    ['other delimiters', '{{=<% %>=}}<% business %>', /Only plain fields/],
    ['an open field', 'Hi {{business', /not closed/],
    ['an open section', 'Hi {{#business}}', /not closed|Only plain/],
    ['a closing brace alone', 'Hi business}}', /without "\{\{"/],
    ['an empty field', 'Hi {{}}', /no field ""/],
    ['an empty wording', ' \n ', /empty/],
    ['an optional part without a field', 'Hi [there]', /no field between/],
    ['an open bracket', 'Hi [{{business}}', /without "\]"/],
    ['a closing bracket', 'Hi {{business}}]', /without "\["/],
    ['a bracket in a bracket', 'Hi [[{{business}}]]', /cannot hold another/],
    ['a wording longer than any text', 'a'.repeat(1_600), /longer than 1530/],
  ])('names %s and its cure', (_name, template, problem) => {
    expect(problemOf(template)).toMatch(problem);
  });

  it('never throws, whatever somebody types', () => {
    const typed = fc.array(
      fc.oneof(
        fc.constantFrom(
          '{{',
          '}}',
          '{',
          '[',
          ']',
          'business',
          '{{business}}',
          '. ',
          '\n',
          '\uFFFC',
          '#',
          '=',
          ' ',
        ),
        fc.string({ unit: 'binary' }),
      ),
    );
    fc.assert(
      fc.property(typed, (pieces) => {
        const parsed = parseTemplate(pieces.join(''));
        if (parsed.ok) renderTemplate(parsed.template, { business: 'x' });
        else expect(parsed.problem).not.toBe('');
      }),
    );
  });
});

describe('any wording with any fields missing', () => {
  const field = fc.constantFrom(...Object.keys(FIELD_MEANINGS)).map((name) => `{{${name}}}`);
  const word = fc.constantFrom('we', 'open', 'Reply', 'here', 'Ann', 'soon');
  const optional = field.map((tag) => `[${tag}]`);
  const sentence = fc
    .tuple(
      fc.array(fc.oneof(word, field, optional), { minLength: 1, maxLength: 6 }),
      fc.constantFrom('.', '!', '?'),
      fc.constantFrom(' ', ', '),
    )
    .map(([words, end, space]) => words.join(space) + end);
  const wording = fc
    .array(sentence, { minLength: 1, maxLength: 5 })
    .map((sentences) => sentences.join(' '));
  const fields = fc.dictionary(
    fc.constantFrom(...Object.keys(FIELD_MEANINGS)),
    fc.constantFrom('Joe', 'Monday at 8:00 AM', '', ' '),
  );

  it('leaves no tag, bracket, double space, stray comma or empty sentence', () => {
    fc.assert(
      fc.property(wording, fields, (text, values) => {
        const rendered = render(text, values);
        if (rendered === undefined) return;
        expect(rendered).not.toMatch(/\{\{|\}\}|[[\]]|undefined/);
        expect(rendered).not.toMatch(/ {2}|^ | $| [,.!?]|,\s*[.!?]|,\s*,|[.!?] [.!?]|^[,.!?]/);
      }),
      { numRuns: 500 },
    );
  });

  it('says the same however often it is rendered', () => {
    fc.assert(
      fc.property(wording, fields, (text, values) =>
        expect(render(text, values)).toBe(render(text, values)),
      ),
    );
  });
});
