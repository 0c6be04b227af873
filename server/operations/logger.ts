import pino, { type DestinationStream, type Logger } from 'pino';

/** E.164 numbers and long secrets, wherever they turn up in a text. */
const PHONE_NUMBER = /\+[1-9][0-9]{6,14}\b/g;
const WEBHOOK_TOKEN = /\b([0-9]{1,18}\.)[A-Za-z0-9_-]{20,}/g;
const BEARER = /\b(Bearer\s+)[^\s"']+/gi;

/**
 * Structured logs, JSON lines. Tokens, message bodies and phone numbers never get in in clear (promise 9):
 * fields that hold them are cut by name, and whatever slips into a message or an error's text is masked.
 *
 * @param level one of pino's levels; LOG_LEVEL, `info` by default
 */
export function createLogger(
  level: string,
  destination: DestinationStream = pino.destination({ sync: false }),
): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: [
          'from',
          'to',
          'body',
          'text',
          'number',
          'apiKey',
          'token',
          'accessToken',
          'refreshToken',
          'headers',
          'err.headers',
          'err.error',
          'err.body',
          'err.request',
          'err.response',
        ],
        censor: '[redacted]',
      },
      serializers: { err: describeError },
      hooks: {
        logMethod(parts, method) {
          const masked = parts.map((part) => (typeof part === 'string' ? mask(part) : part));
          method.apply(this, masked as Parameters<typeof method>);
        },
      },
    },
    destination,
  );
}

/** An error as far as it may be shown: what and where, not what it was about. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: mask(String(error)) };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const status =
    'status' in error && typeof error.status === 'number' ? { status: error.status } : {};
  return {
    type: error.name,
    message: mask(error.message),
    ...code,
    ...status,
    stack: mask(error.stack ?? ''),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}

/** Hides phone numbers but for their last two digits, and secrets altogether. */
export function mask(text: string): string {
  return text
    .replace(PHONE_NUMBER, (number) => `+${'*'.repeat(number.length - 3)}${number.slice(-2)}`)
    .replace(WEBHOOK_TOKEN, '$1[redacted]')
    .replace(BEARER, '$1[redacted]');
}
