/** A lead with one of a person's numbers, as far as choosing needs it. Times are epoch ms. */
export interface LeadOfNumber {
  readonly openedAt: number;
  readonly closedAt: number | undefined;
}

/** The one lead that counts of a person with several numbers: one that is open, else the latest. */
export function leadOfPerson<Lead extends LeadOfNumber>(leads: readonly Lead[]): Lead | undefined {
  return [...leads].sort(
    (one, other) =>
      Number(one.closedAt !== undefined) - Number(other.closedAt !== undefined) ||
      other.openedAt - one.openedAt,
  )[0];
}
