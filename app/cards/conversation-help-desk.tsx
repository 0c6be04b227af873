import { hubspot } from '@hubspot/ui-extensions';
import { ShortConversation } from './conversation/short-conversation';
import { WithConversation } from './conversation/with-conversation';

/** Beside a ticket: the caller's last calls and texts, with the box to answer from. */
export function ConversationHelpDesk() {
  return (
    <WithConversation>
      {({ view, take }) => <ShortConversation view={view} take={take} latest={5} answers />}
    </WithConversation>
  );
}

hubspot.extend<'helpdesk.sidebar'>(() => <ConversationHelpDesk />);
