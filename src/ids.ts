declare const brand: unique symbol;
type Branded<T, Name extends string> = T & { readonly [brand]: Name };

/** HubSpot's hub_id in decimal: the tenant. Safe to print into SQL settings: digits only, by {@link portalId}. */
export type PortalId = Branded<string, 'PortalId'>;
export type LineId = Branded<string, 'LineId'>;
export type CallId = Branded<string, 'CallId'>;
export type CallerId = Branded<string, 'CallerId'>;
export type ConversationId = Branded<string, 'ConversationId'>;
export type LeadId = Branded<string, 'LeadId'>;
export type MessageId = Branded<string, 'MessageId'>;
/** One attempt to send one message; proof about the attempt must carry it. */
export type ClaimId = Branded<string, 'ClaimId'>;

/** @returns the portal id, or undefined when the text is not a positive decimal number of at most 18 digits. */
export function portalId(text: string | number): PortalId | undefined {
  const digits = String(text);
  return /^[1-9][0-9]{0,17}$/.test(digits) ? (digits as PortalId) : undefined;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** @returns the text as a message id, or undefined when it is no UUID. */
export function messageId(text: string): MessageId | undefined {
  return UUID.test(text) ? (text.toLowerCase() as MessageId) : undefined;
}
