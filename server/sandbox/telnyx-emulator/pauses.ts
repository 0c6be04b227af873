/** Real-time waits that one `end()` cuts short, so that a stopped emulator leaves no timer behind. */
export class Pauses {
  private readonly waiting = new Map<NodeJS.Timeout, () => void>();
  private over = false;

  get ended(): boolean {
    return this.over;
  }

  /** Resolves after `ms`, or at once when the emulator stops; ask {@link ended} before acting on it. */
  async pause(ms: number): Promise<void> {
    if (ms <= 0 || this.over) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => {
        this.waiting.delete(timer);
        resolve();
      }, ms);
      this.waiting.set(timer, resolve);
    });
  }

  end(): void {
    this.over = true;
    for (const [timer, resolve] of this.waiting) {
      clearTimeout(timer);
      resolve();
    }
    this.waiting.clear();
  }
}
