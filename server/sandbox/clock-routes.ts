import express, { Router } from 'express';
import { z } from 'zod';
import type { BusinessClock } from './business-clock';

export interface ClockParts {
  readonly clock: BusinessClock;
  /** Brings the moments at which waiting work is due along when business time moves. */
  readonly shiftJobs: (byMs: number) => Promise<void>;
}

const moveSchema = z.union([
  z.strictObject({ to: z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)) }),
  z.strictObject({ byMs: z.int() }),
]);

/** `POST /clock` moves business time, to a moment or by so many milliseconds. */
export function clockRoutes({ clock, shiftJobs }: ClockParts): Router {
  const router = Router();
  router.post('/clock', express.json(), (req, res) => {
    const move = moveSchema.safeParse(req.body ?? {});
    if (!move.success) {
      res.status(400).json({ error: z.prettifyError(move.error) });
      return;
    }
    const movedBy = 'to' in move.data ? clock.moveTo(move.data.to) : clock.moveBy(move.data.byMs);
    shiftJobs(movedBy).then(
      () => res.json({ now: new Date(clock.now()).toISOString() }),
      (error: unknown) =>
        res.status(500).json({ error: error instanceof Error ? error.message : String(error) }),
    );
  });
  return router;
}
