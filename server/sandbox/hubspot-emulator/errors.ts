import { randomUUID } from 'node:crypto';

/** What a route answers. No body: the answer is empty, as with 204. */
export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One entry of an error body's `errors`. */
export interface ErrorDetail {
  readonly message: string;
  readonly code?: string;
  readonly in?: string;
  readonly context?: Readonly<Record<string, readonly string[]>>;
}

interface RefusalDetails {
  readonly errors?: readonly ErrorDetail[];
  readonly context?: Readonly<Record<string, readonly string[]>>;
  readonly subCategory?: string;
  readonly links?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Why HubSpot does not do what was asked, as a value. */
export class Refusal {
  constructor(
    readonly status: number,
    readonly category: string,
    readonly message: string,
    readonly details: RefusalDetails = {},
  ) {}
}

export function invalid(message: string, details?: RefusalDetails): Refusal {
  return new Refusal(400, 'VALIDATION_ERROR', message, details);
}

export function notFound(message: string, details?: RefusalDetails): Refusal {
  return new Refusal(404, 'OBJECT_NOT_FOUND', message, details);
}

/** The refusal as HubSpot's error body (HubSpot reference 6; contracts, HubSpot 15). */
export function refusalReply({ status, category, message, details }: Refusal): Reply {
  const { headers, ...shown } = details;
  return {
    status,
    body: { status: 'error', message, correlationId: randomUUID(), ...shown, category },
    ...(headers === undefined ? {} : { headers }),
  };
}

/** The refusal of one input of a batch, as it stands in the `errors` of the batch's answer. */
export function itemError(
  { category, message, details }: Refusal,
  context: Readonly<Record<string, readonly string[]>>,
): Record<string, unknown> {
  return {
    status: 'error',
    category,
    ...(details.subCategory === undefined ? {} : { subCategory: details.subCategory }),
    message,
    context: { ...details.context, ...context },
    errors: details.errors ?? [],
    links: details.links ?? {},
  };
}
