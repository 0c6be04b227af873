import {
  alone,
  anywhere,
  atTheEnd,
  ME,
  type RevocationRule,
  TEXT,
  TEXTING,
  TEXTS,
  WHICH,
} from './revocation-rule';

const STOP = '(?:stop|quit|cease|discontinue|halt|refrain from)';
const NEVER = `(?:dont|never|not to|(?:can|could|would|will) you (?:please )?not)(?: (?:ever|even|keep|be|start|bother|try to|you ever|you dare|(?:call|calling|phone|email|ring) (?:or|and|nor)))*`;
const LISTED =
  '(?:me|us|this|(?:this|my)(?: (?:name|number|phone|cell|info|information|contact|email)){1,2})';
const FAMILY =
  'my (?:wife|husband|spouse|partner|girlfriend|boyfriend|mom|mother|mum|dad|father|kids?|son|daughter|parents|family)';

/** "Dont stop texting me", "why did you stop texting me": asks for more, not for less. */
const WANTS_MORE =
  /\b(?:dont|didnt|never) (?:ever )?(?:stop|quit)\b|\b(?:did|have|has) (?:you|they|he|she) (?:\w+ )?(?:stop|quit)\b/;
/** "You never text me back", "why dont you text me", "if you dont text me": tells of somebody, orders nothing. */
const TELLS_OF_SOMEBODY =
  /\b(?:why|if|since|because|when|unless|in case|hope) (?:(?:you|they|he|she|it|we|i|guys) )?(?:dont|never)\b|^(?:(?:so|but|and|hey|ok|well) )*(?:you|they|nobody|he|she|guys|it|that) (?:guys )?(?:dont|never)\b|\bi (?:dont|never) (?:text|message|contact|write|bother)\b/;
/** "Dont text him, text me": names whom to text, and it is the one who writes. */
const OFFERS_THIS_NUMBER =
  /\b(?:text|message|contact|use|reach|call) (?:me|us|this one|this number|this phone)\b/;

/**
 * How people say in their own words that they want no more texts. The rule is 47 CFR 64.1200(a)(10): any
 * words count by which a reasonable person would understand it. A doubt counts as a no, because a text
 * after a no is worse than silence; but a question or an ordinary request is none.
 *
 * Patterns read a {@link readSentences sentence's} words; each is alternatives in a row, without a loop in a
 * loop, so that a hostile text takes linear time.
 */
export const REVOCATIONS: readonly RevocationRule[] = [
  {
    name: 'stop, by itself',
    because:
      'The keyword among other sentences: "Stop. I found somebody." A question such as "next stop?" is none.',
    stands: 'alone',
    says: alone('(?:stop|stopall|quit)(?: (?:it|that|this|all|these))*|remove|(?:stop )+'),
    unless: /\bquit$/,
    asked: false,
  },
  {
    name: 'please stop',
    because: 'A plea without an object has only one meaning in an answer to a text.',
    stands: 'anywhere',
    says: atTheEnd(
      'please stop|not interested stop|(?:said|texted|replied|typed|wrote|told you to|asked you to|need you to|want you to) stop(?: it| this)?',
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
      `${STOP}(?: (?:all|the|this|these|constantly|always|fucking|freaking|with|calling|and|or|emailing))* ${TEXTING}(?: (?:and|or) \\w+)?(?: (?:to|all))* (?:${ME}|everyone|people|${FAMILY})`,
    ),
    unless: WANTS_MORE,
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
      `(?:${STOP}|end|cancel|turn off|enough|no more|no further|how (?:do|can) i (?:stop|end|cancel))(?: ${WHICH})* ${TEXTS}`,
    ),
    unless: new RegExp(
      `${WANTS_MORE.source}|\\b(?:get|got|getting|receive|received|have|had|are|were|see|seen) no (?:more|further)\\b|\\bstop (?:me|us) (?:with|a)\\b`,
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
    name: 'do not text me',
    because:
      '"Dont text me, call me instead" counts too: it takes back the texting, and only that is in question.',
    stands: 'anywhere',
    says: anywhere(`${NEVER} (?:${TEXT}|${TEXTING}) ${ME}`),
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
    name: 'I do not text',
    because: 'A caller who does not use texts is to be called; a text would go unread.',
    stands: 'alone',
    says: /^(?:(?:sorry|hi|hello|no|so|but|and|because) )*i dont (?:do |use |read |like |accept )?(?:text|texts|texting|messages|messaging|sms)(?: (?:at all|ever|please|thanks|sorry))*$/,
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
      `(?:dont|didnt|no longer|never|not)(?: really)? (?:want|wish|need|like|care for|appreciate|authorize|interested in)(?: (?:${WHICH}|for|be|you|anyone|from|have|hear))* (?:${TEXTS}|texted|messaged|contacted|harassed|to (?:text|message|contact) (?:me|us)|hear from you|from you)`,
    ),
    unless: /\b(?:if|unless) (?:you|they)\b|\b(?:you|they) dont\b|\bwhy dont\b/,
    asked: true,
  },
  {
    name: 'sick of the texts',
    because: 'A complaint about the texts themselves.',
    stands: 'anywhere',
    says: anywhere(
      `(?:sick of|tired of|fed up with|done with|hate)(?: ${WHICH})* ${TEXTS}|(?:keep|keeps) (?:texting|messaging|harassing|spamming|bothering) (?:me|us)`,
    ),
    unless: /\b(?:please|can you|could you|who|just|to|they|he|she) keeps?\b|\bhate (?:to|when)\b/,
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
      `(?:revoke|revoking|withdraw|withdrawing|rescind|cancel)(?: (?:my|any|all|the|prior))* (?:consent|permission|authorization)|(?:dont|didnt|never) (?:consent|consented)|(?:without|dont have|didnt have|never had|never gave you|didnt give you|never gave|didnt give) my (?:consent|permission)|(?:dont have|never had|never got) (?:consent|permission) to (?:text|message|contact|call)|i revoke`,
    ),
    asked: false,
  },
  {
    name: 'unsubscribe',
    because: 'One of the words that count by themselves; nobody uses it of anything else.',
    stands: 'anywhere',
    says: anywhere('unsubscribe'),
    unless:
      /\b(?:dont|didnt|not|accident|accidentally|mistake|mistakenly) (?:\w+ ){0,3}unsubscribe\b|^what (?:does|is|happens)\b/,
    asked: true,
  },
  {
    name: 'opt out',
    because: 'The same; but one can also opt out of a warranty, and of that only.',
    stands: 'anywhere',
    says: anywhere(
      `(?:optout|opt (?:me|us|this number|my number) out)(?! of)|(?:optout|opt (?:me|us|this number|my number) out) of(?: ${WHICH})* (?:${TEXTS}|text|everything|it|this|these|list)`,
    ),
    unless:
      /\b(?:dont|didnt|not|accidentally|mistake) (?:\w+ ){0,3}optout\b|^what (?:does|is|happens|do)\b/,
    asked: true,
  },
  {
    name: 'take me off your list',
    because:
      'A place on a waiting or guest list, a schedule or a lease is another matter, so only such lists as hold numbers to text.',
    stands: 'anywhere',
    says: anywhere(
      `(?:take|get|remove|delete|drop|pull|scratch|strike|cross|erase|keep)(?: please)? ${LISTED} (?:off|from|out)(?: (?:of|your|the|this|that|all|any|these|future|mailing|marketing|calling|call|contact|text|texting|sms|phone|customer|email|distribution|stupid|damn|whatever))* (?:list|lists|system|database|texts|messages|contacts|records|thread|chat|group|phone|here)`,
    ),
    asked: true,
  },
  {
    name: 'take me off',
    because: 'The same without the list: "wrong number, take me off", "remove my number".',
    stands: 'anywhere',
    says: atTheEnd(
      `(?:take|remove|delete|drop|pull|scratch|strike|cross) ${LISTED} (?:off|out)(?: of)?(?: (?:this|that|it|these))?|(?:remove|delete|erase|unlist) ${LISTED}(?: from (?:this|that|it|these|everything))?`,
    ),
    asked: true,
  },
  {
    name: 'lose my number',
    because: 'An idiom with one meaning.',
    stands: 'anywhere',
    says: anywhere(
      '(?:lose|forget|delete|erase|block|dump|throw away|get rid of) (?:my|this)(?: (?:number|contact|info|digits))+',
    ),
    unless:
      /\b(?:i|we|ill|dont|didnt|might|will|not|did you|to) (?:lose|forget|delete|erase|block)\b/,
    asked: true,
  },
  {
    name: 'leave me alone',
    because: 'Needs no explanation.',
    stands: 'anywhere',
    says: anywhere('leave (?:me|us|my family)(?: (?:the|fuck|hell|tf))* (?:alone|be)'),
    unless: /\b(?:dont|didnt|never) leave\b/,
    asked: true,
  },
  {
    name: 'go away',
    because: 'Rude, and clear.',
    stands: 'alone',
    says: alone(
      'go away|get lost|buzz off|bug off|fuck off|fuck you|fck off|f off|f you|piss off|screw off|screw you|eff off|back off|go to hell|shut up|knock it off|cut it out|quit it|enough already|bugger off|sod off',
    ),
    asked: false,
  },
  {
    name: 'wrong number',
    because:
      'Who says that we have the wrong number never agreed to be texted, so the safe reading is a no, with or without a demand. Who says "I dialled the wrong number", or asks, speaks of the own call.',
    stands: 'alone',
    says: new RegExp(
      `${alone('(?:(?:i think|i believe|im afraid|uh|um|lol) )*(?:its |this is |thats )?(?:a |the )?wrong (?:number|person|guy|lady)(?: (?:pal|buddy|friend|lol|sorry|here))*').source}|${anywhere('(?:you|youve|youre|this is|its|thats|texting|texted|reached|messaging|contacted|calling)(?: (?:have|got|guys|probably|just|must|may|might|texting|texted|calling|reached|at|sent|to|messaged)){0,3} (?:a |the )?wrong (?:number|person|guy)').source}`,
      'u',
    ),
    unless: /\b(?:gave|give) you (?:a |the )?wrong\b|\bwrong number (?:on|for|in|to)\b/,
    asked: false,
  },
  {
    name: 'stop calling me',
    because:
      'Wants no contact. "Dont call, text me" asks for the opposite of an opt-out, and a time of day is only a time of day.',
    stands: 'anywhere',
    says: new RegExp(
      `${anywhere(`${STOP} calling ${ME}|(?:dont|never)(?: ever)? call(?: ${ME})? (?:again|anymore|ever again)`).source}|${alone(`(?:dont|never) call(?: ${ME})?|${STOP} calling`).source}|${anywhere('dont call (?:list|registry)').source}`,
      'u',
    ),
    unless: /\b(?:why|if|i|you|they) (?:dont|never)\b/,
    unlessText: /\b(?:text|texts|texting|message|messages|email)\b/,
    asked: true,
  },
  {
    name: 'a threat to block or report',
    because: 'Who blocks or reports a sender wants nothing from it.',
    stands: 'anywhere',
    says: anywhere(
      '(?:report|reporting|reported|block|blocking|blocked|sue|suing) (?:you|this number|your number|this text|this message|(?:this|it|you) as)|cease and desist|(?:this|it|that|thats|its) (?:is )?(?:harassment|spam)|as spam',
    ),
    unless:
      /\b(?:dont|didnt|not|accidentally|accident|mistake|phone|carrier) (?:\w+ ){0,2}(?:report|reported|block|blocked)\b|\bblocked you by\b/,
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
];
