import { alone, anywhere, atTheEnd, type RevocationRule } from './revocation-rule';
import {
  FAMILY,
  ME,
  STOP,
  TELLS_OF_SOMEBODY,
  TEXT,
  TEXTING,
  TEXTS,
  WANTS_MORE,
  WHICH,
} from './revocation-words';

/** "I have to stop texting, driving now": the writer stops, not we. */
const ABOUT_THE_WRITER =
  /\b(?:i|we|ill|well) (?:have to|had to|need to|must|should|will|gotta|can|cant|got to|didnt|did) (?:stop|quit|end)\b/;

/** How people order the texts to stop: the word by itself, or with what is to stop. */
export const STOP_DEMANDS: readonly RevocationRule[] = [
  {
    name: 'stop, by itself',
    because:
      'The keyword among other sentences: "Stop. I found somebody." A question such as "next stop?" is none.',
    stands: 'alone',
    says: alone('(?:stop|stopall|quit)(?: (?:it|that|this|all|these))*|cease|remove|(?:stop )+'),
    unless: /\bquit$/,
    asked: false,
  },
  {
    name: 'please stop',
    because: 'A plea without an object has only one meaning in an answer to a text.',
    stands: 'anywhere',
    says: atTheEnd(
      'please stop|not interested stop|this (?:needs|has) to stop|(?:said|texted|replied|typed|wrote|told you to|asked you to|need you to|want you to) stop(?: it| this)?',
    ),
    asked: false,
  },
  {
    name: 'can you stop',
    because: 'The plea in the form of a question. "Can you stop by" goes on, so it is not meant.',
    stands: 'alone',
    says: /^(?:can|could|would|will) you (?:please |just )*stop(?: it| this| that)?(?: please| now)*$/,
    asked: true,
  },
  {
    name: 'stop, then a new thought',
    because: 'The keyword without punctuation after it: "stop I am not interested".',
    stands: 'anywhere',
    says: /^(?:please )?stop (?:i|im|ive|not|who|whos|wrong|dont|leave|you are|youre|no one|we|sorry)\b/,
    asked: false,
  },
  {
    name: 'stop texting me',
    because: 'The demand with its object, also when it is asked for: "can you stop texting me?"',
    stands: 'anywhere',
    says: anywhere(
      `${STOP}(?: (?:all|the|this|these|constantly|always|fucking|freaking|with|calling|and|or|emailing))* ${TEXTING}(?: (?:and|or) \\w+)?(?: (?:to|all))* (?:${ME}|everyone|people|${FAMILY})|${STOP} trying to (?:${TEXT}|call|reach|get (?:a )?hold of) ${ME}|${STOP} following up|(?:the|these|your|this) (?:texts|messages|texting|messaging)(?: (?:to|need|needs|have|has|must|should|better))* stop`,
    ),
    unless: new RegExp(
      `${WANTS_MORE.source}|\\b(?:did|when|once|if) (?:the|these|your|this) \\w+ stop\\b`,
    ),
    asked: true,
  },
  {
    name: 'stop texting',
    because:
      'The demand without an object. "I have to stop texting, I am driving" is about the writer.',
    stands: 'alone',
    says: alone(
      `${STOP}(?: (?:all|the|this|these|fucking|freaking))* (?:${TEXTING}|text|message|contact)`,
    ),
    asked: false,
  },
  {
    name: 'stop the texts',
    because: 'The same about the texts; "cancel" and "end" only count together with them.',
    stands: 'anywhere',
    says: anywhere(
      `(?:${STOP}|end|cancel|turn off|enough|no more|no further|how (?:do|can) i (?:stop|end|cancel))(?: ${WHICH})* ${TEXTS}(?! you)`,
    ),
    unless: new RegExp(
      `${WANTS_MORE.source}|\\b(?:get|got|getting|receive|received|have|had|are|were|see|seen) no (?:more|further)\\b|\\bstop (?:me|us) (?:with|a)\\b|${ABOUT_THE_WRITER.source}`,
    ),
    asked: true,
  },
  {
    name: 'stop sending',
    because:
      'The same about the sending. "Dont send me this plumber" goes on after "this", so it is not meant.',
    stands: 'anywhere',
    says: new RegExp(
      `${anywhere(`(?:${STOP}|dont|never)(?: (?:ever|keep))* (?:send|sending)(?: (?:to|this number|here|my number|my phone))*(?: ${WHICH})* (?:${TEXTS}|text|message|stuff|crap|shit|junk|links)`).source}|${atTheEnd(`(?:${STOP} sending|dont send)(?: (?:me|us))?(?: (?:this|these|those|that|any|more|anything|things|stuff|anymore))*`).source}`,
      'u',
    ),
    unless: new RegExp(`${WANTS_MORE.source}|${TELLS_OF_SOMEBODY.source}|\\bi dont send\\b`),
    asked: true,
  },
  {
    name: 'stop calling me',
    because:
      'Wants no contact. "Dont call, text me" asks for the opposite of an opt-out, and a time of day is only a time of day.',
    stands: 'anywhere',
    says: new RegExp(
      `${anywhere(`${STOP} calling ${ME}|(?:dont|never)(?: ever)? call(?: ${ME})? (?:again|anymore|ever again)`).source}|${alone(`(?:dont|never) call(?: ${ME})?|${STOP} calling`).source}`,
      'u',
    ),
    unless: /\b(?:why|if|i|you|they) (?:dont|never)\b/,
    unlessText: /\b(?:text|texts|texting|message|messages|email)\b/,
    asked: true,
  },
];
