import type { Answer } from '../../src/api/answer';
import type { EarlierView, NewsView, RecordView, TextPreview } from '../../src/api/conversation';
import { CONVERSATION_REQUESTS as asks } from '../../src/api/conversation-requests';
import { previewReply } from '../../src/conversation/compose-reply';
import type { ConversationId, LineId } from '../../src/ids';
import { type ApiUser, type Door, door } from '../api/door';
import { lineById } from '../lines/line-store';
import { changeConversation } from './change';
import { optIn, optOut, pause } from './consent-changes';
import type { ConversationParts } from './conversation-parts';
import { conversationView, tellingOf } from './conversation-view';
import { endLead, giveLead, takeBackEnd } from './lead-changes';
import { readConversation, readPerson } from './read-conversation';
import { NO_CONVERSATION } from './refusals';
import { sendReply } from './send-reply';
import { standingOf } from './standing';
import { threadRows } from './thread-rows';
import { threadView } from './thread-view';
import { startConversation, unknownContact } from './unknown-contact';

/** Everything the record card asks for, under `/api/conversation`. */
export function conversationDoors(parts: ConversationParts): readonly Door[] {
  return [...reading(parts), ...writing(parts)];
}

function reading(parts: ConversationParts): readonly Door[] {
  return [
    door(
      '/api/conversation',
      asks.open,
      'use',
      async (user, asked): Promise<Answer<RecordView>> => {
        const owners = parts.owners(user.portalId);
        const stored = await parts.inPortal(user.portalId, (tx) => readConversation(tx, asked));
        return {
          ok: true,
          value:
            stored === undefined
              ? await unknownContact(parts, user, asked.contactId)
              : conversationView(stored, await owners, parts.now()),
        };
      },
    ),
    door('/api/conversation/news', asks.news, 'use', (user, asked) =>
      parts.inPortal(user.portalId, async (tx): Promise<Answer<NewsView>> => {
        const stored = await readConversation(tx, asked);
        return stored === undefined
          ? NO_CONVERSATION
          : { ok: true, value: { version: stored.version, now: parts.now() } };
      }),
    ),
    door('/api/conversation/earlier', asks.earlier, 'use', async (user, asked) => {
      const owners = await parts.owners(user.portalId);
      return parts.inPortal(user.portalId, async (tx): Promise<Answer<EarlierView>> => {
        const person = await readPerson(tx, asked);
        if (person === undefined) return NO_CONVERSATION;
        const conversations = person.map((row): ConversationId => row.conversation_id);
        const { rows, hasEarlier } = await threadRows(tx, conversations, asked.before);
        const telling = tellingOf(standingOf(person), owners, parts.now());
        return { ok: true, value: { thread: threadView(rows, telling), hasEarlier } };
      });
    }),
    door('/api/conversation/preview-text', asks.previewText, 'use', (user, asked) =>
      parts.inPortal(user.portalId, async (tx): Promise<Answer<TextPreview>> => {
        const person = await readPerson(tx, asked);
        if (person === undefined) return NO_CONVERSATION;
        const { firstContact, calendar } = standingOf(person);
        const line = asked.lineId && (await lineById(tx, asked.lineId as LineId));
        return {
          ok: true,
          value: previewReply(asked.body, {
            firstContact,
            calendar: line ? line.calendar : calendar,
            now: parts.now(),
          }),
        };
      }),
    ),
  ];
}

function writing(parts: ConversationParts): readonly Door[] {
  const changed = (
    user: ApiUser,
    asked: Parameters<typeof changeConversation>[2],
    make: Parameters<typeof changeConversation>[3],
  ) => changeConversation(parts, user, asked, make);
  return [
    door('/api/conversation/start', asks.start, 'use', (user, asked) =>
      startConversation(parts, user, asked),
    ),
    door('/api/conversation/send', asks.send, 'use', (user, asked) =>
      changed(user, asked, (context) => sendReply(context, asked)),
    ),
    door('/api/conversation/close-lead', asks.closeLead, 'use', (user, asked) =>
      changed(user, asked, (context) => endLead(context, asked)),
    ),
    door('/api/conversation/reopen-lead', asks.reopenLead, 'use', (user, asked) =>
      changed(user, asked, (context) => takeBackEnd(context, asked)),
    ),
    door('/api/conversation/assign', asks.assign, 'use', (user, asked) =>
      changed(user, asked, (context) => giveLead(context, asked)),
    ),
    door('/api/conversation/pause', asks.pause, 'use', (user, asked) =>
      changed(user, asked, (context) => pause(context, asked)),
    ),
    door('/api/conversation/opt-out', asks.optOut, 'use', (user, asked) =>
      changed(user, asked, (context) => optOut(context, asked)),
    ),
    door('/api/conversation/opt-in', asks.optIn, 'use', (user, asked) =>
      changed(user, asked, (context) => optIn(context, asked)),
    ),
  ];
}
