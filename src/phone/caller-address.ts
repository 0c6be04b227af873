/** What a network shows as the caller, taken apart. */
export interface CallerAddress {
  /** The name beside the address; empty when there is none. */
  readonly displayName: string;
  /** The part that can hold a phone number; empty when the address names only a host, or nothing. */
  readonly user: string;
}

/**
 * Takes apart an address as voice networks write it: a bare number, `sip:+13125550001@host;user=phone`,
 * `tel:+1-312-555-0001`, `"Ann" <sip:+13125550001@host>` (RFC 3261 section 20.20, RFC 3966). Total.
 */
export function callerAddress(shown: string): CallerAddress {
  const text = shown.trim();
  const [, name = '', bracketed] = /^("[^"]*"\s*|[^"<]*)<([^<>]*)>/.exec(text) ?? [];
  const [, scheme = '', address = ''] = /^(sips?:|tel:)?(.*)$/is.exec(bracketed ?? text) ?? [];
  // "sip:192.0.2.10" is a machine: without an @, a SIP address has no user unless it is plainly a number.
  const hostOnly = /^sip/i.test(scheme) && !address.includes('@') && !/^(?:\+|%2b)/i.test(address);
  const [user = ''] = hostOnly ? [] : address.split(/[@;?]/, 1);
  return {
    displayName: name.replaceAll('"', '').trim(),
    user: user.replace(/%2b/gi, '+').trim(),
  };
}
