import { z } from 'zod';
import { invalid, type Refusal, type Reply } from './errors';
import { type ObjectType, objectTypeNamed } from './object-types';
import type { Platform } from './platform';
import type { Portal } from './portal';
import type { Grant } from './state';

/** An authenticated API request. */
export interface ApiRequest {
  readonly platform: Platform;
  readonly portal: Portal;
  readonly grant: Grant;
  /** The path's parameters, decoded; empty text for one the path does not have. */
  readonly param: (name: string) => string;
  /** All values of a query parameter, comma-separated ones taken apart. */
  readonly query: (name: string) => string[];
  readonly body: unknown;
  /** Characters of the body as it came. */
  readonly bodyLength: number;
}

export type Handler = (request: ApiRequest) => Reply | Refusal;

/** A map of values as HubSpot takes it: text only (contracts, HubSpot 9). */
export const propertiesSchema = z.record(z.string(), z.string());

/** The body in the shape the operation demands, or why it has another one. */
export function readBody<Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
): z.output<Schema> | Refusal {
  if (body === undefined)
    return invalid('Invalid JSON input: a request body was expected, but none found');
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.map(String).join('.') ?? '';
  return invalid(
    `Invalid input JSON on line 1, column 1: ${where}: ${issue?.message ?? 'unreadable'}`,
    {
      errors: parsed.error.issues.map(({ message, path }) => ({
        message,
        in: path.map(String).join('.'),
      })),
    },
  );
}

/** Runs `handle` with the object type that the path's parameter names. */
export function withType(
  name: string,
  handle: (request: ApiRequest, type: ObjectType) => Reply | Refusal,
): Handler {
  return (request) => {
    const text = request.param(name);
    const type = objectTypeNamed(text);
    return type === undefined
      ? invalid(`Unable to infer object type from: ${text}`)
      : handle(request, type);
  };
}

/** A whole number in a query, or its default; a refusal when it is none or out of bounds. */
export function queryNumber(
  request: ApiRequest,
  name: string,
  bounds: { readonly fallback: number; readonly max: number },
): number | Refusal {
  const [text] = request.query(name);
  if (text === undefined) return bounds.fallback;
  const number = Number(text);
  return Number.isInteger(number) && number >= 0 && number <= bounds.max
    ? number
    : invalid(`Invalid integer for query parameter "${name}": ${text}; the most is ${bounds.max}`);
}
