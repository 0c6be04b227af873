import type { ConversationId, MessageId } from '../../src/ids';
import { identifyCaller } from '../../src/phone/caller-identity';
import type { E164 } from '../../src/phone/e164';
import type { MessageClass, WorkflowTextFacts } from '../../src/workflow/workflow-text';
import type { Caller } from '../callers/caller-store';
import { type Line, ownership } from '../lines/line-store';
import type { PortalTransaction } from '../postgres/portal-scope';
import { portalStanding, verdictFacts } from '../verdict/load-facts';

/** Puts together what decides about a workflow's text (src/workflow/workflow-text.ts). */
export async function workflowFacts(
  tx: PortalTransaction,
  about: {
    readonly now: number;
    readonly number: E164;
    /** Locked; undefined for somebody who never called or wrote. */
    readonly caller: Caller | undefined;
    readonly line: Line | undefined;
    readonly class: MessageClass;
    /** The text itself, once it is in line. */
    readonly message: MessageId | undefined;
  },
): Promise<WorkflowTextFacts> {
  const { now, number, caller, line } = about;
  const [own, standing, lastHeardFromAt] = await Promise.all([
    ownership(tx, number),
    portalStanding(tx, now, {
      conversationId: caller?.conversationId,
      number,
      except: about.message,
    }),
    caller === undefined ? undefined : lastHeardFrom(tx, caller.conversationId),
  ]);
  return {
    class: about.class,
    ledger: standing.consent,
    lastHeardFromAt,
    standing: verdictFacts({
      now,
      // Nobody asks about a call here.
      call: { kind: 'not_missed', sentence: 'A workflow asked for this text.' },
      line,
      identity: identifyCaller(number, {
        ownNumbers: new Set(own.line ? [number] : []),
        staffNumbers: new Set(own.staff ? [number] : []),
      }),
      caller,
      standing,
    }),
  };
}

/** When they last called or texted, epoch ms; what the business did does not count. */
export async function lastHeardFrom(
  tx: PortalTransaction,
  conversationId: ConversationId,
): Promise<number | undefined> {
  const { rows } = await tx.query<{ at: number | null }>({
    name: 'last-heard-from',
    text: `SELECT greatest(
             (SELECT max(started_at) FROM call WHERE conversation_id = $1),
             (SELECT max(created_at) FROM message WHERE conversation_id = $1 AND kind = 'inbound')
           ) AS at`,
    values: [conversationId],
  });
  return rows[0]?.at ?? undefined;
}
