import { alone, anywhere, atTheEnd, type RevocationRule } from './revocation-rule';
import { TEXTS, WHICH } from './revocation-words';

const LISTED =
  '(?:me|us|this|(?:this|my)(?: (?:name|number|phone|cell|info|information|contact|email|and|or)){1,4})';

/** How people ask to be forgotten: off the list, wrong number, go away. */
export const REMOVAL_DEMANDS: readonly RevocationRule[] = [
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
    name: 'I want to be taken off',
    because: 'The same as a wish. "The tank was removed from the system" is about a tank.',
    stands: 'anywhere',
    says: anywhere(
      `(?:(?:be|get|have ${LISTED}) (?:removed|taken off|deleted|dropped)|(?:want|wish|like) (?:off|out))(?: (?:from|of|off|your|the|this|that|all|any|mailing|text))* (?:list|lists|database|texts|messages|contacts)|have me (?:removed|taken off)|(?:i|we) (?:get|be) off(?: (?:of|your|this|the|these|all))* (?:list|lists|texts)|dont (?:have|want|put) (?:me|us|my number|this number|to be) on (?:your|this|any|the) list|dont (?:call|contact) (?:list|registry)|dnc(?: list)?`,
    ),
    unless: /\b(?:dont|not) want to be (?:removed|taken)\b/,
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
      'go away|get lost|buzz off|bug off|fuck off|fuck you|fck off|f off|f you|piss off|screw off|screw you|eff off|back off|go to hell|shut up|knock it off|cut it out|quit it|end (?:this|the) (?:conversation|chat|thread)|enough already|bugger off|sod off',
    ),
    asked: false,
  },
  {
    name: 'wrong number',
    because:
      'Who says that we have the wrong number never agreed to be texted, so the safe reading is a no, with or without a demand. Who says "I dialled the wrong number", or asks, speaks of the own call.',
    stands: 'alone',
    says: new RegExp(
      `${alone('(?:(?:i think|i believe|im afraid|uh|um|lol) )*(?:its |this is |thats )?(?:a |the )?wrong (?:number|person|guy|lady)(?: (?:pal|buddy|friend|lol|sorry|here))*(?: (?:please )?(?:remove|delete|stop|take)(?: .*)?)?').source}|${anywhere('(?:you|youve|youre|this is|its|thats|texting|texted|reached|messaging|contacted|calling)(?: (?:have|got|guys|probably|just|must|may|might|texting|texted|calling|reached|messaged)){0,3} (?:a |the )?wrong (?:number|person|guy)').source}`,
      'u',
    ),
    unless:
      /\bi (?:\w+ )?(?:texted|messaged|reached|contacted|called|sent)\b|\b(?:gave|give) you (?:a |the )?wrong\b|\bwrong number (?:on|for|in|to)\b/,
    asked: false,
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
    name: 'one word of the same',
    because: 'Names the text, or what its sender deserves, and says nothing else.',
    stands: 'alone',
    says: alone('spam|spammer|reported|harassment|blocked|youre blocked|block me|dont disturb'),
    asked: false,
  },
];
