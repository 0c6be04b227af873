/** What the first text to a caller says about making it stop. */
const OPT_OUT_WORDS = 'Text STOP to opt out.';

/** "Reply STOP", "text 'stop' to end"; but not "stop by our shop". */
const TELLS_HOW_TO_STOP =
  /\b(?:reply|text|txt|send)(?: with)? ["']?stop\b(?! by\b)|\bstop["']? (?:to|2) (?:end|opt|quit|cancel|unsubscribe|stop)\b/i;

/** Whether a text tells its reader how to make the texts stop. */
export function tellsHowToStop(text: string): boolean {
  return TELLS_HOW_TO_STOP.test(text);
}

/** The text with the opt-out words after it, as a sentence of their own. */
export function withOptOutWords(text: string): string {
  const ended = /[.!?)]["']?$/.test(text) ? text : `${text}.`;
  return `${ended} ${OPT_OUT_WORDS}`;
}
