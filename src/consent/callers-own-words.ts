/** As much of a text as is read. Telnyx takes at most 1,530 characters in one SMS; an MMS may hold more. */
const READ_AT_MOST = 4_000;

/** `Liked "Joe: sorry we missed you. Text STOP to opt out."`: phones that cannot show a reaction send it so. */
const REACTION =
  /^\s*(?:liked|loved|disliked|laughed at|emphasi[sz]ed|questioned|reacted .{1,20} to|removed an? .{1,30} from)\s*["“«].*["”»]\s*$/isu;

/** Footers that mail and phone programs add. */
const FOOTER = /^\s*(?:sent from (?:my|yahoo|mail|outlook)|get outlook for|sent via)\b/i;

/**
 * What the caller wrote, without what the phone added or what it quotes of ours. Our own text says
 * "STOP"; a reaction to it or a quotation of it must not count as the caller's word.
 */
export function callersOwnWords(text: string): string {
  const read = text.slice(0, READ_AT_MOST);
  if (REACTION.test(read)) return '';
  const lines = read.split(/\r\n?|\n/).filter((line) => !/^\s*>/.test(line) && !FOOTER.test(line));
  return lines.join('\n').trim();
}
