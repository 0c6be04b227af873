import { z } from 'zod';

/** How a call from the phone network ends. */
const callOutcomeSchema = z.enum([
  /** Rings, then the caller gives up: `originator_cancel`. */
  'missed',
  /** The same as `missed`. */
  'no_answer',
  /** Rings out: `timeout`. */
  'timeout',
  /** `user_busy`. */
  'busy',
  /** `call_rejected`. */
  'rejected',
  /** Answered, talked, hung up by the caller: `normal_clearing`. */
  'answered',
  /** Ends unanswered with the cause `unspecified`. */
  'unspecified',
  /** Ends unanswered with the cause `normal_clearing`, as on do-not-disturb. */
  'normal_clearing_unanswered',
  /** Answered and cut at the longest talk time: `time_limit`. */
  'time_limit',
]);
export type CallOutcome = z.infer<typeof callOutcomeSchema>;

/** A call to place, as `POST /sandbox/calls` and the tests ask for it. */
export const callInputSchema = z.strictObject({
  /** E.164, or what a network shows for a withheld caller, such as `anonymous`. */
  from: z.string(),
  /** A number of an account. */
  to: z.string().min(1),
  outcome: callOutcomeSchema.default('missed'),
  /** Real time it rings and talks; short, so that nobody waits. */
  ringMs: z.int().min(0).optional(),
  talkMs: z.int().min(0).optional(),
  /** Reported time it rang and talked. */
  ringSeconds: z.number().min(0).default(20),
  talkSeconds: z.number().min(0).default(60),
  /** The events tell of a call that ended so long ago. */
  endedSecondsAgo: z.number().min(0).default(0),
  sessionId: z.uuid().optional(),
  callerName: z.string().optional(),
  /** The number that forwarded the call here, sent as a SIP Diversion header. */
  diversion: z.string().optional(),
  attestation: z.enum(['A', 'B', 'C']).nullable().default('A'),
  /** `call_screening_result`, a free text of the vendor's. */
  screening: z.string().optional(),
  /** A hang-up cause in place of the outcome's, also one nobody has heard of. */
  hangupCause: z.string().optional(),
  /** Whether an answered call also reports `call.bridged`; by default on call control connections. */
  bridged: z.boolean().optional(),
  /** In which order the events leave. Out of story order they leave when the call is over. */
  deliver: z.enum(['in_order', 'shuffled', 'reversed']).default('in_order'),
  /** How often each event is delivered. */
  copies: z.int().min(1).max(100).default(1),
  /**
   * False: an event or copy leaves when the one before got an answer (or failed once).
   * True: all leave at once, when the call is over.
   */
  concurrent: z.boolean().default(false),
  /** Real wait before each event leaves. */
  delayMs: z.int().min(0).default(0),
  /** Events that get lost on the way; they are filed as failed deliveries. */
  drop: z.array(z.string()).default([]),
});
export type CallInput = z.input<typeof callInputSchema>;
/** A call with every option settled. */
export type CallPlan = z.infer<typeof callInputSchema>;
