import { hubspot } from '@hubspot/ui-extensions';
import { ShortConversation } from './conversation/short-conversation';
import { WithConversation } from './conversation/with-conversation';

/** In the preview of a contact, from a list or another record: to look and to call, not to write. */
export function ConversationPreview() {
  return (
    <WithConversation>
      {({ view, take }) => <ShortConversation view={view} take={take} latest={3} answers={false} />}
    </WithConversation>
  );
}

hubspot.extend<'crm.preview'>(() => <ConversationPreview />);
