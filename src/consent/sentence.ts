/** One sentence of a text, made comparable: see {@link readSentences}. */
export interface Sentence {
  /** As the caller wrote it. */
  readonly written: string;
  /** Small letters, one space between words, common misspellings put right: "pls dont txt me" is "please dont text me". */
  readonly words: string;
  /** The same, cut at commas, dashes, emoji and "but". */
  readonly clauses: readonly string[];
  readonly asks: boolean;
}

/** How people type the words that the rules know. */
const SPELLINGS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    stop: 'stpo sotp stopp sstop stp sto stop1 stop2 stop2end stoop sto0p st0p stooop',
    dont: 'dnt donot dontt dotn dobt',
    please: 'pls plz plse pleas pleae plese pease pleease',
    you: 'u yall',
    your: 'ur',
    text: 'txt textt tezt',
    texts: 'txts textes',
    texting: 'txting txtin textin textng texing texring',
    message: 'msg mesage messege mssg',
    messages: 'msgs mesages messeges mssgs',
    messaging: 'msging messageing mesaging messging',
    contacting: 'contactin contating',
    sending: 'sendin sendng',
    number: 'nmber numbr num',
    again: 'agian agin agen',
    unsubscribe:
      'unsub unsubscribed unsubscribing unsuscribe unsubcribe unsubsribe unsubscibe unsubscrib',
    optout: 'optingout',
    wrong: 'wron wrog worng',
    thanks: 'thx thnx ty thanx',
    want: 'wanna wnt',
  }).flatMap(([word, typed]) => typed.split(' ').map((form) => [form, word] as const)),
);

/** Several words that are one to the rules. Applied in this order. */
const JOINED: readonly (readonly [RegExp, string])[] = [
  [/\bdo (?:not|nt)\b|\bdon t\b/g, 'dont'],
  [/\bdid (?:not|nt)\b|\bdidn t\b/g, 'didnt'],
  [/\bopt(?:ing|ed)? out\b/g, 'optout'],
  [/\bf(?: ck)? ing\b/g, 'fucking'],
  [/\bun subscribe\b/g, 'unsubscribe'],
  [/\bany more\b/g, 'anymore'],
  [/\btext (messages|messaging)\b/g, '$1'],
  [/\bphone number\b|\bcell number\b|\bcell phone\b/g, 'number'],
];

/** The sentences of a text. Any Unicode is taken; time is linear in its length. */
export function readSentences(text: string): Sentence[] {
  return [...text.matchAll(/[^.!?;\n…。！？؟¿¡]+[.!?;\n…。！？؟]*/gu)]
    .map(([written]) => ({
      written: written.trim(),
      words: plainWords(written),
      clauses: written
        .split(/[,:()"“”]|\s[-–—~]+\s|--|—|\bbut\b|\p{Extended_Pictographic}/iu)
        .map(plainWords)
        .filter((clause) => clause !== ''),
      asks: /[?？؟]/u.test(written),
    }))
    .filter(({ words }) => words !== '');
}

/** The words of a text alone: small letters, no accents, apostrophes, punctuation or emoji. */
export function plainWords(text: string): string {
  const letters = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}'’‘‛`´ʼ]/gu, '')
    .replace(/#(?!\p{L})/gu, ' number ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  let words = letters
    .split(' ')
    .map((word) => SPELLINGS.get(word) ?? word)
    .join(' ');
  for (const [several, one] of JOINED) words = words.replace(several, one);
  return words;
}
