/** Business time that a demo or a test may move. Real time goes on underneath: signatures and limits use that. */
export class BusinessClock {
  /** @param offsetMs how far business time is from real time */
  constructor(private offsetMs = 0) {}

  readonly now = (): number => Date.now() + this.offsetMs;

  offset(): number {
    return this.offsetMs;
  }

  /** @returns by how much it was moved, in ms */
  moveBy(ms: number): number {
    this.offsetMs += ms;
    return ms;
  }

  /** @param to epoch ms @returns by how much it was moved, in ms */
  moveTo(to: number): number {
    return this.moveBy(to - this.now());
  }
}
