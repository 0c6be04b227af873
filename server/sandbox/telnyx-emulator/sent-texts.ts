import type { Platform } from './platform';
import type { Message } from './state';

/** A text that reached the phone network. */
export interface SentText {
  id: string;
  from: string;
  to: string;
  text: string;
  mediaUrls: string[];
  /** When Telnyx accepted it, business time. */
  sentAt: number;
  status: Message['status'];
  /** Where its delivery reports go. */
  webhookUrl: string | null;
}

/** Every text that Telnyx accepted, in order. */
export function sentTexts(platform: Platform): SentText[] {
  return [...platform.messages.values()]
    .filter((message) => message.direction === 'outbound')
    .map(({ id, from, to, text, mediaUrls, receivedAt, status, webhookUrl }) => ({
      id,
      from,
      to,
      text,
      mediaUrls,
      sentAt: receivedAt,
      status,
      webhookUrl,
    }));
}
