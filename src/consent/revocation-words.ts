/** The words that several rules of revocation share, as parts of patterns over a sentence's words. */

/** "contact", "texts": what comes, in the words of those who do not want it. */
export const TEXTS =
  '(?:texts|texting|messages|messaging|sms|spam|notifications|alerts|communications?|correspondence|contact)';
export const TEXTING =
  '(?:texting|messaging|contacting|spamming|bothering|harassing|bugging|pestering|annoying|emailing|disturbing|hounding|stalking|reaching out to|following up with|writing to|blowing up)';
export const TEXT =
  '(?:text|message|contact|sms|spam|bother|harass|bug|pester|disturb|write to|reach out to|follow up with)';
/** Who asks to be left alone: themselves, or the phone they write from. */
export const ME =
  '(?:me|us|here|(?:this|my)(?: (?:cell|work|home|personal))? (?:number|phone|cell|mobile|landline|line))';
export const WHICH =
  '(?:all|any|these|those|this|the|your|more|further|future|such|stupid|annoying|damn|fucking|freaking|unwanted|with|of|me|us|a|getting|receiving|to|get|receive|sending|anymore)';
export const STOP = '(?:stop|quit|cease|discontinue|halt|refrain from)';
export const NEVER = `(?:dont|never|not to|(?:can|could|would|will) you (?:please )?not)(?: (?:ever|even|keep|be|start|bother|try to|you ever|you dare|(?:call|calling|phone|email|ring) (?:or|and|nor)))*`;
export const FAMILY =
  'my (?:wife|husband|spouse|partner|girlfriend|boyfriend|mom|mother|mum|dad|father|kids?|son|daughter|parents|family)';
/** "Dont stop texting me", "why did you stop texting me": asks for more, not for less. */
export const WANTS_MORE =
  /\b(?:dont|didnt|never) (?:ever )?(?:stop|quit)\b|\b(?:did|have|has) (?:you|they|he|she) (?:\w+ )?(?:stop|quit)\b/;
/** "You never text me back", "why dont you text me", "if you dont text me": tells of somebody, orders nothing. */
export const TELLS_OF_SOMEBODY =
  /\b(?:why|if|since|because|when|unless|in case|hope) (?:(?:you|they|he|she|it|we|i|guys) )?(?:dont|never)\b|^(?:(?:so|but|and|hey|ok|well) )*(?:you|they|nobody|he|she|guys|it|that) (?:guys )?(?:dont|never)\b|\bi (?:dont|never) (?:text|message|contact|write|bother)\b/;
