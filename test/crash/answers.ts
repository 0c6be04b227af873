import type { z } from 'zod';
import type { faultSchema } from '../../server/sandbox/fault';

/** A fault without the request it strikes. */
export type Answer = Omit<z.input<typeof faultSchema>, 'route' | 'times' | 'probability'>;

/** Telnyx's error body. */
export const telnyxError = (code: string, title: string) => ({ errors: [{ code, title }] });

/** HubSpot's error body. */
export const hubspotError = (category: string, more: Readonly<Record<string, unknown>> = {}) => ({
  status: 'error',
  category,
  message: 'injected',
  correlationId: '00000000-0000-4000-8000-000000000000',
  ...more,
});
