import type { Properties } from './activity';

/** HubSpot's definite no to one record: nothing was written. */
export interface Refusal {
  readonly kind: 'not_found' | 'conflict' | 'invalid';
  /** HubSpot's own sentence, for the person who has to do something about it. */
  readonly message: string;
  /** Everything HubSpot said, to look names up in. */
  readonly details: string;
}

interface ErrorBody {
  readonly category?: string | undefined;
  readonly message?: string | undefined;
}

/** Reads an error that HubSpot gave for one record of a batch, or for the only record of a request. */
export function readRefusal(body: ErrorBody, status?: number): Refusal {
  return {
    kind: kindOf(body.category, status),
    message: body.message ?? 'HubSpot gave no reason.',
    details: JSON.stringify(body),
  };
}

function kindOf(category: string | undefined, status: number | undefined): Refusal['kind'] {
  if (category === 'OBJECT_NOT_FOUND' || status === 404) return 'not_found';
  if (category === 'CONFLICT' || status === 409) return 'conflict';
  return 'invalid';
}

/** Whether the refusal is about this property, record or option. */
export function mentions(refusal: Refusal, name: string): boolean {
  return refusal.details.includes(name);
}

/**
 * The properties without those that the portal turns out not to have; undefined when the refusal is about
 * something else.
 */
export function withoutUnknown(properties: Properties, refusal: Refusal): Properties | undefined {
  if (!/PROPERTY_DOESNT_EXIST|does not exist/.test(refusal.details)) return undefined;
  const known = Object.entries(properties).filter(
    ([name]) => !new RegExp(`\\b${name}\\b`).test(refusal.details),
  );
  return known.length === Object.keys(properties).length ? undefined : Object.fromEntries(known);
}

/** For the person who has to change a rule or a property in HubSpot. */
export function sayRefused(refusal: Refusal): string {
  return `HubSpot refused this record: ${refusal.message}`;
}

/** The same where HubSpot took the record with fewer details. */
export function sayReduced(refusal: Refusal): string {
  return `HubSpot took this record only without its details: ${refusal.message}`;
}
