import { z } from 'zod';
import type { Answer } from '../../src/api/answer';
import type { InboxPage, InboxRow } from '../../src/api/home/inbox';
import { HOME_REQUESTS } from '../../src/api/home/requests';
import type { ConversationId } from '../../src/ids';
import { type Door, door } from '../api/door';
import { numbersOfConversations } from '../conversation/person';
import type { HomeParts } from '../home/home-parts';
import { keyset } from '../home/keyset';
import { PAGE_UNKNOWN } from '../home/list-refusals';
import { lineFilters, portalLines } from '../home/portal-lines';
import type { PortalTransaction } from '../postgres/portal-scope';
import { allConversations } from './all-conversations';
import { inboxRow } from './inbox-row';
import { latestOf } from './latest-of';
import { countOpenLeads, type InboxFilters, openLeads } from './open-leads';

const PAGE = 25;

const byUrgency = keyset(z.tuple([z.boolean(), z.number(), z.uuid()]).readonly());
const byRecency = keyset(z.tuple([z.number(), z.uuid()]).readonly());

/** The portal's conversations, a page at a time: what is most urgent first, or what is latest. */
export function inboxDoor(parts: HomeParts): Door {
  return door(
    '/api/home/inbox',
    HOME_REQUESTS.inbox,
    'use',
    async (user, asked): Promise<Answer<InboxPage>> => {
      const now = parts.now();
      const asking = parts.owners(user.portalId);
      const read = await parts.inPortal(user.portalId, async (tx) => {
        const listed = await list(tx, asked, now);
        if (listed === undefined) return undefined;
        const ids = listed.rows.map(({ conversation_id }) => conversation_id);
        const [numbers, latest, lines, counts] = await Promise.all([
          numbersOfConversations(tx, ids),
          latestOf(tx, ids),
          portalLines(tx),
          countOpenLeads(tx, asked, now),
        ]);
        return { listed, numbers, latest, lines, counts };
      });
      if (read === undefined) return PAGE_UNKNOWN;
      const { listed, lines, counts } = read;
      const contacts = read.latest.flatMap(({ contact_id }) => contact_id ?? []);
      const names = await parts.contactNames(user.portalId, contacts);
      const owners = await asking;
      const rows = listed.rows.flatMap(({ conversation_id: id, line_id }): InboxRow[] => {
        const number = read.numbers.find(({ conversation_id }) => conversation_id === id);
        const latest = read.latest.find(({ conversation_id }) => conversation_id === id);
        if (number === undefined || latest === undefined) return [];
        return [
          inboxRow({
            ...{ number, latest, now },
            line: lines.find((line) => line.id === line_id),
            name: names.get(latest.contact_id ?? ''),
            ownerName: (ownerId) => owners.find((owner) => owner.id === ownerId)?.name,
          }),
        ];
      });
      return {
        ok: true,
        value: {
          now,
          rows,
          ...(listed.next === undefined ? {} : { next: listed.next }),
          counts,
          filters: { ...lineFilters(lines), owners: owners.map(({ id, name }) => ({ id, name })) },
        },
      };
    },
  );
}

interface Listed {
  readonly rows: readonly {
    readonly conversation_id: ConversationId;
    readonly line_id: string | null;
  }[];
  readonly next: string | undefined;
}

/** @returns undefined when `after` is of no page that this list has */
function list(
  tx: PortalTransaction,
  asked: InboxFilters,
  now: number,
): Promise<Listed | undefined> {
  return asked.show === 'open'
    ? pageOf(byUrgency, asked.after, (key) => openLeads(tx, asked, now, key, PAGE + 1))
    : pageOf(byRecency, asked.after, (key) => allConversations(tx, asked, now, key, PAGE + 1));
}

async function pageOf<Key, Row extends Listed['rows'][number] & { readonly key: Key }>(
  keys: { readonly write: (key: Key) => string; readonly read: (text: string) => Key | undefined },
  after: string | undefined,
  rowsAfter: (key: Key | undefined) => Promise<readonly Row[]>,
): Promise<Listed | undefined> {
  const key = after === undefined ? undefined : keys.read(after);
  if (after !== undefined && key === undefined) return undefined;
  const found = await rowsAfter(key);
  const rows = found.slice(0, PAGE);
  const last = rows.at(-1);
  return { rows, next: found.length > PAGE && last ? keys.write(last.key) : undefined };
}
