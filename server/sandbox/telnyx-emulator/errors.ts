import type { Reply } from './reply';

/**
 * Telnyx's error codes that this emulator uses: HTTP status, title, default detail.
 * Source: developers.telnyx.com, "API error codes" and "Messaging error codes"; 40300's own page says 409.
 */
const CATALOGUE = {
  '10002': [400, 'Invalid phone number', 'The phone number is invalid.'],
  '10003': [422, 'Invalid URL', 'The URL provided was invalid, malformed, or too long.'],
  '10004': [422, 'Missing required parameter', 'A required parameter was missing.'],
  '10005': [404, 'Resource not found', 'The requested resource or URL could not be found.'],
  '10007': [500, 'Unexpected error', 'An unexpected error occured.'],
  '10009': [
    401,
    'Authentication failed',
    'The required authentication headers were either invalid or not included in the request.',
  ],
  '10011': [429, 'Too many requests', 'You have exceeded the maximum number of allowed requests.'],
  '10014': [415, 'Unsupported Media Type', 'The server does not support the media type.'],
  '10015': [400, 'Bad Request', 'The request failed because it was not well-formed.'],
  '10016': [
    400,
    'Phone number must be in +E.164 format',
    'The specified phone number parameter must be in +E.164 format.',
  ],
  '10023': [400, 'Invalid JSON', 'The supplied JSON was not well-formed.'],
  '20002': [401, 'API Key revoked', 'The API key provided has been revoked.'],
  '20100': [403, 'Insufficient Funds', 'You have insufficient funds to perform this action.'],
  '40001': [
    400,
    'Not routable',
    'The destination number is either a landline or a non-routable wireless number.',
  ],
  '40008': [400, 'Undeliverable', 'The recipient carrier did not accept the message.'],
  '40010': [
    400,
    'Not 10DLC registered',
    'The message was not sent because the sending number is not registered with a 10DLC campaign.',
  ],
  '40014': [400, 'Message expired in queue', 'The message expired before it could be sent.'],
  '40300': [
    409,
    'Blocked due to STOP message',
    'Messages cannot be sent due to an existing block rule.',
  ],
  '40302': [
    400,
    'Message too large',
    'The message is too large: at most 10 parts, or 1 MB of media, can be sent.',
  ],
  '40304': [
    400,
    'Invalid combination of message content arguments',
    'The message needs text, media, or both.',
  ],
  '40305': [
    400,
    "Invalid 'from' address",
    "The 'from' address should be string containing a valid number associated with the sending messaging profile.",
  ],
  '40309': [
    400,
    'Invalid destination region',
    "The destination's region is not whitelisted on the messaging profile.",
  ],
  '40310': [400, "Invalid 'to' address", "The 'to' address should be a single valid number."],
  '40312': [400, 'Messaging profile is disabled', 'The messaging profile is disabled.'],
  '40328': [
    400,
    'Text cannot be encoded',
    'The text has characters that the requested encoding cannot carry.',
  ],
  '90015': [422, 'Invalid Call Control ID', 'The call control ID provided was invalid.'],
  '90016': [422, 'Invalid call command', 'A required parameter of the command was missing.'],
  '90017': [422, 'Invalid client_state', 'The client_state must be base64 encoded.'],
  '90018': [
    422,
    'Call has already ended',
    'This call is no longer active and can not receive commands.',
  ],
  '90034': [
    422,
    'Call not answered yet',
    'This call is not answered yet and can not receive this command.',
  ],
} as const satisfies Record<string, readonly [number, string, string]>;

export type ErrorCode = keyof typeof CATALOGUE;

/** One entry of an `errors` array. */
export interface ErrorEntry {
  code: string;
  title: string;
  detail: string;
}

/** The entry for a code, as it stands in answers and in `message.finalized`. */
export function errorEntry(code: ErrorCode, detail?: string): ErrorEntry {
  const [, title, usual] = CATALOGUE[code];
  return { code, title, detail: detail ?? usual };
}

/**
 * The answer with which Telnyx refuses a request.
 *
 * @param at where the fault lies: a JSON pointer into the body, or a query parameter's name.
 */
export function refuse(
  code: ErrorCode,
  detail?: string,
  at?: { pointer: string } | { parameter: string },
): Reply {
  const entry = { ...errorEntry(code, detail), ...(at && { source: at }) };
  return { status: CATALOGUE[code][0], body: { errors: [entry] } };
}
