/** A text as it is logged: one that left or came in. Others are told on the call and the task. */
export type LoggedText =
  | { readonly direction: 'received'; readonly text: string; readonly pictures: number }
  | {
      readonly direction: 'sent';
      readonly text: string;
      readonly pictures: number;
      /** Why the carrier could not deliver it, in a sentence. */
      readonly notDelivered: string | undefined;
      /** Sent by a person with another tool. */
      readonly elsewhere: boolean;
    };

/**
 * A text in words, plain, one line each. HubSpot's communications have no direction of their own, so the
 * first words tell it (HubSpot reference 4.7).
 */
export function textNote(logged: LoggedText): readonly string[] {
  const said = [logged.text.trim(), pictures(logged.pictures)]
    .filter((part) => part !== '')
    .join(' ');
  switch (logged.direction) {
    case 'received':
      return [`Text received: ${said}`];
    case 'sent':
      return logged.notDelivered === undefined
        ? [`Text sent${logged.elsewhere ? ' with another tool' : ''}: ${said}`]
        : [`Text not delivered: ${logged.notDelivered}`, `It said: ${said}`];
  }
}

function pictures(count: number): string {
  if (count === 0) return '';
  return count === 1 ? '(1 attachment)' : `(${count} attachments)`;
}
