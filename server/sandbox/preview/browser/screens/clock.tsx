import { useState } from 'react';
import { inWords, post } from '../data/ask';
import { clockSaid, momentOnWallClock, wallClock } from '../data/moments';
import { useNotices } from './notices';

const HOUR_MS = 60 * 60 * 1_000;

interface Props {
  /** Business time, epoch ms. */
  readonly now: number;
  /** How far it is from real time. */
  readonly movedMs: number;
  readonly timeZone: string;
}

/** Business time, and how to move it: what waits for a moment comes along. */
export function Clock({ now, movedMs, timeZone }: Props) {
  const say = useNotices();
  const [target, setTarget] = useState<string>();
  const move = (by: object): void => {
    post('/clock', by).catch((error: unknown) => say(inWords(error), 'danger'));
  };
  const wanted = target ?? wallClock(now, timeZone);
  return (
    <section className="clock" aria-label="Business time">
      <time dateTime={new Date(now).toISOString()}>{clockSaid(now, timeZone)}</time>
      <button type="button" onClick={() => move({ byMs: HOUR_MS })}>
        +1 hour
      </button>
      <button type="button" onClick={() => move({ byMs: 24 * HOUR_MS })}>
        +1 day
      </button>
      <details>
        <summary>Set</summary>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const to = momentOnWallClock(wanted, timeZone);
            if (to !== undefined) move({ to: new Date(to).toISOString() });
            setTarget(undefined);
          }}
        >
          <label>
            <span>Move to ({timeZone})</span>
            <input
              type="datetime-local"
              value={wanted}
              onChange={(event) => setTarget(event.target.value)}
            />
          </label>
          <button type="submit">Move</button>
          <button
            type="button"
            disabled={movedMs === 0}
            onClick={() => move({ to: new Date(Date.now()).toISOString() })}
          >
            Back to real time
          </button>
        </form>
      </details>
    </section>
  );
}
