/** Why HubSpot takes nothing from this portal at the moment. */
export type StandstillCause = 'rate_limited' | 'locked' | 'moving' | 'unavailable' | 'missing_scopes' | 'disconnected';

/**
 * HubSpot as a whole says no, whatever the record: the drain ends here, and everything not written stays
 * pending. An outage, hence an exception: nothing between the request and the drain can cure it.
 */
export class Standstill extends Error {
  override readonly name = 'Standstill';

  /**
   * @param sentence for people
   * @param retryAfterMs when it is worth another try; undefined: not before a person has done something
   */
  constructor(
    readonly standstill: StandstillCause,
    readonly sentence: string,
    readonly retryAfterMs: number | undefined,
  ) {
    super(sentence);
  }
}
