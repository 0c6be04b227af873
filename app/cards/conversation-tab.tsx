import { hubspot } from '@hubspot/ui-extensions';
import { FullConversation } from './conversation/full-conversation';
import { WithConversation } from './conversation/with-conversation';

/** The tab on a contact's record: everything about this caller, and the box to answer from. */
export function ConversationTab() {
  return (
    <WithConversation>
      {({ view, take }) => <FullConversation view={view} take={take} />}
    </WithConversation>
  );
}

hubspot.extend<'crm.record.tab'>(() => <ConversationTab />);
