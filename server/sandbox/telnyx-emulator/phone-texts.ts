import type { PhoneText } from './phone-view';
import type { Platform } from './platform';
import type { Message } from './state';

const NEVER_ARRIVED: readonly Message['status'][] = ['delivery_failed', 'expired'];

/** The texts on one phone, oldest first: what it sent, and what reached it. */
export function textsOn(platform: Platform, phone: string): PhoneText[] {
  return [...platform.messages.values()].flatMap((message): PhoneText[] => {
    const { id, text, mediaUrls, receivedAt: at } = message;
    if (message.direction === 'inbound')
      return message.from === phone
        ? [{ id, direction: 'sent', line: message.to, text, mediaUrls, at }]
        : [];
    return message.to === phone && !NEVER_ARRIVED.includes(message.status)
      ? [{ id, direction: 'received', line: message.from, text, mediaUrls, at }]
      : [];
  });
}
