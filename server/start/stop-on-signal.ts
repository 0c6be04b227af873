/** Longer than a request to Telnyx may take, so that none is cut off whose fate would be unknown. */
const PATIENCE_MS = 15_000;

/**
 * Stops on Ctrl-C or a supervisor's SIGTERM, once; a second signal, or taking too long, ends the process at
 * once, which the design allows at any instruction.
 */
export function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = (): void => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`Ringback did not stop cleanly: ${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}
