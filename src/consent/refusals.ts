import { alone, anywhere, atTheEnd, type RevocationRule } from './revocation-rule';
import {
  FAMILY,
  ME,
  NEVER,
  TELLS_OF_SOMEBODY,
  TEXT,
  TEXTING,
  TEXTS,
  WHICH,
} from './revocation-words';

/** "Dont text him, text me": names whom to text, and it is the one who writes. */
const OFFERS_THIS_NUMBER =
  /\b(?:text|message|contact|use|reach|call) (?:me|us|this one|this number|this phone)\b/;

/** How people refuse to be texted, or say that they never agreed to it. */
export const REFUSALS: readonly RevocationRule[] = [
  {
    name: 'do not text me',
    because:
      '"Dont text me, call me instead" counts too: it takes back the texting, and only that is in question.',
    stands: 'anywhere',
    says: anywhere(
      `${NEVER} (?:${TEXT}|${TEXTING}|reply to|respond to)(?: (?:or|and|nor) \\w+)? ${ME}|dont use (?:this|my) number|not (?:ok|okay|cool|alright|allowed) to ${TEXT} ${ME}`,
    ),
    unless: TELLS_OF_SOMEBODY,
    asked: true,
  },
  {
    name: 'do not text me again',
    because:
      'With "again" it is a demand, whoever the sentence is about: "make sure that you never text me again".',
    stands: 'anywhere',
    says: anywhere(
      `(?:dont|never)(?: ever)? (?:${TEXT})(?: ${ME})? (?:again|anymore|ever again|ever)`,
    ),
    unless: /\b(?:why|if|i|unless) (?:dont|never)\b|\b(?:why|if|unless) you\b/,
    asked: true,
  },
  {
    name: 'do not text',
    because:
      'The demand without an object. Not "dont text and drive", and nothing that tells of somebody.',
    stands: 'alone',
    says: alone(`${NEVER} (?:text|message|contact|sms|texting|messaging|contacting)(?: back)?`),
    asked: false,
  },
  {
    name: 'do not text them',
    because:
      'Whoever holds the phone that got the text asks for somebody at that number, unless they offer it: "dont text my wife, text me".',
    stands: 'anywhere',
    says: anywhere(
      `${NEVER} (?:text|message|harass|bother|spam) (?:${FAMILY}|him|her|them)(?: (?:again|anymore|please))*$`,
    ),
    unless: TELLS_OF_SOMEBODY,
    unlessText: OFFERS_THIS_NUMBER,
    asked: false,
  },
  {
    name: 'I do not text',
    because: 'A caller who does not use texts is to be called; a text would go unread.',
    stands: 'alone',
    says: /^(?:(?:sorry|hi|hello|no|so|but|and|because) )*(?:i|we) dont (?:do |use |read |like |accept )?(?:text|texts|texting|messages|messaging|sms)(?: (?:at all|ever|please|thanks|sorry))*$/,
    asked: false,
  },
  {
    name: 'no texts',
    because: 'A wish in two words, as all that is said. "No text yet" tells what did not come.',
    stands: 'alone',
    says: alone(
      `(?:no|zero)(?: (?:more|further))* ${TEXTS}(?: (?:to (?:this|my) (?:number|phone)))?`,
    ),
    asked: false,
  },
  {
    name: 'I do not want texts',
    because: 'A wish rather than an order. "If you dont want" is about us.',
    stands: 'anywhere',
    says: anywhere(
      `(?:dont|didnt|no longer|never|not)(?: really)? (?:want|wish|need|like|care for|appreciate|authorize|interested in)(?: (?:${WHICH}|for|be|you|anyone|from|have|hear))* (?:${TEXTS}|texted|messaged|contacted|harassed|to (?:text|message|contact) (?:me|us)|hear from you|from you)|(?:rather|prefer) (?:that )?(?:you|yall) (?:not|dont|didnt) (?:text|message|contact)|(?:prefer|rather) not to be (?:texted|messaged|contacted)`,
    ),
    unless: /\b(?:if|unless) (?:you|they)\b|\b(?:you|they) dont\b|\bwhy dont\b/,
    asked: true,
  },
  {
    name: 'sick of the texts',
    because: 'A complaint about the texts themselves.',
    stands: 'anywhere',
    says: anywhere(
      `(?:sick of|tired of|fed up with|done with)(?: ${WHICH})* ${TEXTS}|hate(?: (?:all|the|these|your|getting|receiving))+ ${TEXTS}|(?:you|they|people|somebody|someone|system|it|number|company) (?:guys )?(?:keep|keeps) (?:texting|messaging|harassing|spamming|bothering) (?:me|us)`,
    ),
    unless: /\b(?:please|can|could|will|if|hope) you keep\b|\bhate (?:to|when)\b/,
    asked: false,
  },
  {
    name: 'I did not ask for this',
    because:
      'Says that there never was consent. "I didnt ask for this service" is a complaint about work.',
    stands: 'anywhere',
    says: new RegExp(
      `${anywhere(`(?:never|didnt|dont remember|dont recall) (?:sign|signed|signing|subscribe|subscribed|ask|asked|request|requested|agree|agreed|optout|opt in|opted in)(?: (?:up|in|to|for|be|get|receive|getting|receiving|any|these|those|this|your|you))* (?:${TEXTS}|text|message|texted|contacted|messaged)`).source}|${atTheEnd('(?:never|didnt) (?:sign|signed|subscribe|subscribed|ask|asked) (?:up )?(?:for|to) (?:this|these|it|any of this)').source}`,
      'u',
    ),
    asked: false,
  },
  {
    name: 'consent, taken back or denied',
    because: 'The word of the rule itself.',
    stands: 'anywhere',
    says: anywhere(
      `(?:revoke|revoking|withdraw|withdrawing|rescind|cancel)(?: (?:my|any|all|the|prior))* (?:consent|permission|authorization)|(?:dont|didnt|never) (?:consent|consented)|(?:without|dont have|didnt have|never had|never gave you|didnt give you|never gave|didnt give|dont give|dont give you) my (?:consent|permission)|(?:dont have|dont give|dont give you|never had|never got|never gave|never gave you) (?:consent|permission) to (?:text|message|contact|call)|i revoke`,
    ),
    asked: false,
  },
];
