/** A text in lower case without punctuation or apostrophes, and whether it asks something. */
export interface PlainSentence {
  readonly text: string;
  readonly asks: boolean;
}

/** One way in which people say that they want no more texts. */
export interface PlainWordsRule {
  readonly name: string;
  readonly why: string;
  readonly applies: (sentence: PlainSentence) => boolean;
}

const TEXTING =
  '(?:text|texts|texting|txt|txting|txts|message|messages|messaging|msg|msgs|sms|contact|contacting|write|writing|spam|spamming|bother|bothering|harass|harassing|reach out|reaching out|communicate|communicating|send|sending)';
const NOT =
  '(?:dont|do not|dnt|donot|doesnt|never|wont you not|please not|pls not|no longer|quit|cease|stop|stopp|discontinue|end|halt|refrain from)';

/** Built once; every pattern is a plain sequence of alternatives, so a hostile text costs linear time. */
const rule = (name: string, why: string, pattern: string, unless?: string): PlainWordsRule => {
  const says = new RegExp(`(?:^| )${pattern}(?: |$)`);
  const excuses = unless === undefined ? undefined : new RegExp(`(?:^| )${unless}(?: |$)`);
  return { name, why, applies: ({ text }) => says.test(text) && !(excuses?.test(text) ?? false) };
};

/**
 * The FCC counts any words by which a reasonable person would understand that somebody wants no more texts
 * (47 CFR 64.1200(a)(10)). Each rule is one such way; none fires on a lone "stop", "end" or "quit" inside an
 * ordinary sentence.
 */
export const PLAIN_WORDS: readonly PlainWordsRule[] = [
  rule(
    'do not text me',
    'The plain demand, however it is spelt.',
    `${NOT} (?:ever |please |pls |you |all |the |with |to |be |u |even |keep |sending |any |more |these |those |your )*${TEXTING}(?: (?:me|us|my|this|here|to|the|these|those|your|any|anymore|again|more|messages|texts|number|people|folks|him|her|them|please|pls|and|or|calling|call|texting|back)(?= |$))+`,
    // "Don't text my wife's number, use this one" moves the conversation, "don't contact ... use" likewise.
    '(?:use this|use the other|text me (?:here|at|on)|instead text)',
  ),
  rule(
    'do not text',
    'The same with nothing after it.',
    `(?:^|please |pls )(?:dont|do not|never) (?:text|txt|message|msg|contact|sms)(?: (?:please|pls|thanks))?$`,
  ),
  rule(
    'why do you keep texting me, stop',
    'A complaint that ends in the keyword.',
    `(?:keep|keeps|kept) (?:texting|messaging|contacting|bothering|spamming) (?:me|us|this number)(?: .*)?`,
    '(?:please keep|can you keep|keep me)',
  ),
  rule(
    'stop texting',
    'The demand without an object: "stop texting", "quit messaging".',
    `(?:stop|stopp|quit|cease|end|discontinue|no more|enough)(?: (?:with|of|the|these|all|your|sending|any|me|u|please))* (?:texting|txting|messaging|contacting|spamming|bothering|harassing|texts|messages|msgs|sms|communication|communications|notifications|alerts)`,
  ),
  rule(
    'no more texts',
    'A wish rather than an order.',
    `(?:no more|no further|not any more|dont want|do not want|dont need|do not need|not interested in|dont like|sick of|tired of)(?: (?:to|any|more|get|receive|getting|receiving|further|of|the|these|those|your|all|such))* (?:texts|text messages|messages|msgs|sms|texting)`,
  ),
  rule(
    'take me off',
    'Asks to leave a list.',
    `(?:take|get|remove|delete|drop|pull|scratch|strike)(?: (?:please|pls))? (?:me|us|my (?:number|name|phone|info|contact|information|cell)|this number)(?: (?:now|please|pls))*(?: (?:off|from|out|of)(?: .*)?)?$`,
    '(?:off work|from school|from work|quote|estimate|appointment|schedule|cancellation)',
  ),
  rule(
    'take me off your list',
    'The same in mid-sentence.',
    `(?:take|get|remove|delete)(?: (?:me|us|my (?:number|name|phone)|this number))(?: (?:off|from|out of))(?: (?:your|the|this|all|any|these|ur))* (?:list|lists|database|system|contacts|records|texts|messages|distribution)`,
  ),
  rule(
    'unsubscribe',
    'The per-se words inside a sentence, where they can mean nothing else.',
    `(?:unsubscribe|unsubscribed|opt(?: me)? out|opting out|opt me out|revoke(?: my)? consent|withdraw(?: my)? consent|i revoke)`,
  ),
  rule(
    'leave me alone',
    'Nothing else it could mean.',
    `(?:leave (?:me|us) alone|lose (?:my|this) number|forget (?:my|this) number|go away|fuck off|f off|piss off|buzz off|get lost)`,
  ),
  rule(
    'wrong number, and a demand',
    'A stranger who says so must not be texted again.',
    `wrong (?:number|person|guy|phone|#)`,
    '(?:dialed|dialled|called|rang|i had|i have the|did i|do i have|is this)',
  ),
  rule(
    'I did not sign up',
    'A complaint about being texted at all.',
    `(?:i )?(?:never|didnt|did not) (?:sign(?:ed)? up|subscribe|subscribed|consent|consented|agree|agreed|ask|asked)(?: (?:for|to|you))*(?: (?:this|these|that|any|receive|get|be|text|texts|messages|texted|contacted|your))*`,
    '(?:charge|service|quote|work|appointment|bill|invoice)',
  ),
  rule(
    'STOP at the start or end',
    'A keyword beside other words of refusal: "STOP I am not interested", "not interested, stop".',
    `(?:stop|unsubscribe|quit) (?:(?:im|i am|we are|were) )?not interested|not interested(?: please)? (?:stop|quit|unsubscribe)`,
  ),
  rule(
    'report you',
    'A threat that means the same.',
    `(?:report(?:ing)? you|report this|sue you|do not call list|dnc list|attorney general)(?: .*)?`,
    '(?:insurance report|incident report)',
  ),
  rule(
    'French and Spanish',
    'Callers in Canada and the US write these too.',
    `(?:arretez|arrete|cessez)(?: de)? (?:m ?ecrire|m ?envoyer|me texter|me contacter|les textos|les messages)|(?:no me|dejen de|deje de|deja de)(?: .{0,20})? ?(?:texto|textos|textear|escriban|escriba|escribas|mande|manden|mandes|mandar|mensajes|molesten|moleste|contacten|contacte)`,
  ),
];
