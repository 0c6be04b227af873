import type { SendFailure } from '../sending/failure';

/** What is known of how well a portal works. */
export interface HealthFacts {
  readonly disconnectedBecause: string | undefined;
  /** What HubSpot does not let us keep, a sentence each. */
  readonly missingProperties: readonly string[];
  /** Records that HubSpot should have had some time ago. */
  readonly recordsLate: number;
  /** Records that HubSpot refused or took in part, with what it said of one. */
  readonly recordsRefused: number;
  readonly refusedFor: string | undefined;
  readonly telnyx: { readonly keyRefusedBecause: string | undefined } | undefined;
  readonly lines: number;
  readonly linesOn: number;
  /** Lines that may not text, each with why. */
  readonly linesRefused: readonly { readonly name: string; readonly because: string }[];
  /** When the latest call was heard of, in words; undefined: never. */
  readonly lastCallSaid: string | undefined;
  readonly sentLastDay: number;
  readonly dailyCap: number;
  readonly failedLastDay: number;
  /** The most frequent reason of those. */
  readonly failedMostlyFor: SendFailure | undefined;
  /** Texts that should have left by now. */
  readonly textsLate: number;
  readonly leadsLate: number;
  /** News of Telnyx, HubSpot or a workflow that fails whenever it is worked through. */
  readonly jobsFailing: number;
  /** News that nobody has taken up for some minutes. */
  readonly jobsLate: number;
}
