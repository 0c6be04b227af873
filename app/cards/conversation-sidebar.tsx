import { hubspot } from '@hubspot/ui-extensions';
import { ShortConversation } from './conversation/short-conversation';
import { WithConversation } from './conversation/with-conversation';

/** Beside a contact's record: what to do and the last words. */
export function ConversationSidebar() {
  return (
    <WithConversation>
      {({ view, take }) => <ShortConversation view={view} take={take} latest={3} answers />}
    </WithConversation>
  );
}

hubspot.extend<'crm.record.sidebar'>(() => <ConversationSidebar />);
