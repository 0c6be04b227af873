import { z } from 'zod';
import { invalid, itemError, Refusal, type Reply } from './errors';
import type { Portal } from './portal';
import { momentText } from './wire-time';

/** Most inputs of one batch of records (HubSpot reference 6). */
const MAX_INPUTS = 100;

/** The inputs of a batch; HubSpot takes 1 to 100. */
export function batchInputs<Schema extends z.ZodType>(schema: Schema) {
  return z
    .array(schema)
    .min(1, 'a batch needs an input')
    .max(MAX_INPUTS, `a batch takes at most ${MAX_INPUTS} inputs`);
}

/** One input that was carried out. */
export interface Done {
  readonly result: object;
  readonly undo: () => void;
}

/**
 * Carries out a batch. One bad input fails the whole batch and undoes what was done, unless every input
 * carries its own `objectWriteTraceId`: then the good ones stand and the bad ones are told in `errors`
 * (HubSpot reference 6).
 *
 * @param normalStatus of an answer without errors
 * @param partial whether single failures are possible at all; not when contacts are addressed by email (9.3)
 */
export function carryOut<Input extends { readonly objectWriteTraceId?: string | undefined }>(
  batch: {
    readonly portal: Portal;
    readonly inputs: readonly Input[];
    readonly normalStatus: 200 | 201;
    readonly now: number;
    readonly partial?: boolean;
  },
  write: (input: Input) => Done | Refusal,
): Reply | Refusal {
  const { portal, inputs, now } = batch;
  const traces = new Set(inputs.flatMap(({ objectWriteTraceId }) => objectWriteTraceId ?? []));
  const partial = batch.partial !== false && traces.size === inputs.length;
  const done: Done[] = [];
  const errors: object[] = [];
  for (const input of inputs) {
    const outcome = write(input);
    if (!(outcome instanceof Refusal)) {
      done.push(outcome);
    } else if (partial && input.objectWriteTraceId !== undefined) {
      errors.push(itemError(outcome, { objectWriteTraceId: [input.objectWriteTraceId] }));
    } else {
      for (const { undo } of done.reverse()) undo();
      return outcome;
    }
  }
  const results = done.map(({ result }) => result);
  return batchReply(portal, { status: batch.normalStatus, results, errors, now });
}

/** The answer to a batch, in the portal's way of telling errors and its order of results. */
export function batchReply(
  portal: Portal,
  outcome: {
    readonly status: 200 | 201;
    readonly results: readonly object[];
    readonly errors: readonly object[];
    readonly now: number;
  },
): Reply {
  const { results, errors, now } = outcome;
  const failed = errors.length > 0;
  const at = momentText(now);
  return {
    status: failed && portal.switches.batchErrors === 'multi_status' ? 207 : outcome.status,
    body: {
      status: 'COMPLETE',
      results: portal.switches.batchOrder === 'reversed' ? results.toReversed() : results,
      ...(failed ? { numErrors: errors.length, errors } : {}),
      requestedAt: at,
      startedAt: at,
      completedAt: at,
    },
  };
}

/** HubSpot's refusal of a batch that addresses a record twice. */
export function repeatedIds(ids: readonly string[]): Refusal | undefined {
  const seen = new Set<string>();
  const repeated = new Set(ids.filter((id) => seen.size === seen.add(id).size));
  return repeated.size === 0
    ? undefined
    : invalid(
        `Duplicate IDs found in batch input: [${[...repeated].join(', ')}]. IDs must be unique`,
        {
          context: { ids: [...repeated] },
        },
      );
}
