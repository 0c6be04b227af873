import { useState } from 'react';
import type { DialledCall } from '../../../telnyx-emulator/phone-view';
import { Glyph } from '../components/glyph';
import { inWords, post } from '../data/ask';
import { lasting } from '../data/moments';

/** North American ringback: 2 s of tone, 4 s of silence. */
const RING_MS = 6_000;
/** How long a network lets a phone ring. */
const LONGEST_MS = 45_000;

interface Props {
  readonly from: string;
  readonly to: string;
  readonly call: DialledCall | undefined;
  /** Business time, epoch ms. */
  readonly now: number;
  readonly began: (call: DialledCall) => void;
}

/** Calls the business, lets it ring and hangs up. */
export function Calling({ from, to, call, now, began }: Props) {
  const [problem, setProblem] = useState<string>();
  const act = (path: string, body: object): void => {
    setProblem(undefined);
    post<DialledCall>(path, body).then(began, (error: unknown) => setProblem(inWords(error)));
  };
  const busy = call !== undefined && call.state !== 'over';
  return (
    <section className="calling" aria-label="Call">
      {busy ? (
        <>
          <p role="status" className="call-state">
            {call.state === 'ringing' ? 'Ringing…' : 'Connected'}
          </p>
          <Progress call={call} now={now} />
          <div className="button-row">
            <button
              type="button"
              className="button hang-up md"
              onClick={() => act('/phone/hang-up', { call: call.id })}
            >
              <Glyph name="callingHangup" /> Hang up
            </button>
            {call.state === 'ringing' ? (
              <button
                type="button"
                className="button secondary md"
                onClick={() => act('/phone/pick-up', { call: call.id })}
              >
                The business answers
              </button>
            ) : null}
          </div>
        </>
      ) : (
        <>
          <button
            type="button"
            className="button call md"
            onClick={() => act('/phone/dial', { from, to })}
          >
            <Glyph name="calling" /> Call
          </button>
          {call === undefined ? null : (
            <p role="status" className="hint">
              {ended(call)}
            </p>
          )}
        </>
      )}
      {problem === undefined ? null : (
        <p role="alert" className="message">
          {problem}
        </p>
      )}
    </section>
  );
}

function Progress({ call, now }: { readonly call: DialledCall; readonly now: number }) {
  if (call.answeredAt !== null) return <p>{lasting(now - call.answeredAt)} on the line</p>;
  const rung = Math.max(0, now - call.startedAt);
  return (
    <>
      <progress aria-label="Rung" max={LONGEST_MS} value={rung} />
      <p className="hint">
        {`Ring ${Math.floor(rung / RING_MS) + 1}, ${lasting(rung)}. The network gives up after 0:45.`}
      </p>
    </>
  );
}

function ended({ startedAt, answeredAt, endedAt }: DialledCall): string {
  const end = endedAt ?? startedAt;
  return answeredAt === null
    ? `Nobody answered. It rang for ${lasting(end - startedAt)}.`
    : `The call is over after ${lasting(end - answeredAt)}.`;
}
