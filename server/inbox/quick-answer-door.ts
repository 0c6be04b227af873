import type { Answer } from '../../src/api/answer';
import type { ThreadEntry } from '../../src/api/conversation';
import type { QuickAnswerView } from '../../src/api/home/inbox';
import { HOME_REQUESTS } from '../../src/api/home/requests';
import { type Door, door } from '../api/door';
import { conversationView } from '../conversation/conversation-view';
import { readConversation } from '../conversation/read-conversation';
import { NO_CONVERSATION } from '../conversation/refusals';
import type { HomeParts } from '../home/home-parts';

/** As much as tells what the answer is to. */
const LATELY = 4;

/** What was said lately in one conversation, and what an answer can be sent with. */
export function quickAnswerDoor(parts: HomeParts): Door {
  return door('/api/home/answer-box', HOME_REQUESTS.answerBox, 'use', async (user, asked) => {
    const owners = await parts.owners(user.portalId);
    return parts.inPortal(user.portalId, async (tx): Promise<Answer<QuickAnswerView>> => {
      const stored = await readConversation(tx, asked);
      if (stored === undefined) return NO_CONVERSATION;
      const view = conversationView(stored, owners, parts.now());
      return {
        ok: true,
        value: {
          conversationId: view.conversationId,
          lately: view.thread.flatMap(inAWord).slice(-LATELY),
          answerBox: view.answerBox,
        },
      };
    });
  });
}

function inAWord(entry: ThreadEntry): QuickAnswerView['lately'] {
  const { id, atSaid } = entry;
  switch (entry.kind) {
    case 'text':
      return [{ id, by: entry.by, say: entry.body || 'A picture', atSaid }];
    case 'call':
      return [{ id, by: 'Call', say: entry.say, atSaid }];
    case 'note':
    case 'task':
      return [];
  }
}
