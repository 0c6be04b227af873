import { useEffect, useRef, useState } from 'react';
import type { PhoneText } from '../../../telnyx-emulator/phone-view';
import type { LineView } from '../../page-data';
import { Scrollable } from '../components/scrollable';
import { inWords, post } from '../data/ask';
import { momentSaid } from '../data/moments';

interface Props {
  readonly from: string;
  readonly to: string;
  readonly lines: readonly LineView[];
  readonly texts: readonly PhoneText[];
  readonly timeZone: string;
  readonly sent: () => void;
}

/** The texts on the phone as bubbles, and a box to write one. */
export function Texting({ from, to, lines, texts, timeZone, sent }: Props) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    // Only the phone's own screen moves, never the page.
    const screen = list.current?.parentElement;
    if (texts.length > 0) screen?.scrollTo({ top: screen.scrollHeight });
  }, [texts.length]);
  const send = (): void => {
    setProblem(undefined);
    post('/phone/text', { from, to, text }).then(
      () => {
        setText('');
        sent();
      },
      (error: unknown) => setProblem(inWords(error)),
    );
  };
  return (
    <section className="texting" aria-label="Texts">
      {texts.length === 0 ? (
        <p className="hint">
          No texts on this phone yet. Call a line, let it ring and hang up: the text that comes back
          shows here.
        </p>
      ) : (
        <Scrollable className="bubbles" label="Texts on this phone">
          <ol ref={list} aria-label="Texts, oldest first">
            {texts.map((each) => (
              <Bubble key={each.id} text={each} lines={lines} timeZone={timeZone} />
            ))}
          </ol>
        </Scrollable>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== '') send();
        }}
      >
        <label className="field">
          <span>Message</span>
          <textarea
            dir="auto"
            rows={2}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        </label>
        <button type="submit" className="button secondary sm" disabled={text.trim() === ''}>
          Send
        </button>
      </form>
      {problem === undefined ? null : (
        <p role="alert" className="message">
          {problem}
        </p>
      )}
    </section>
  );
}

function Bubble(props: { readonly text: PhoneText } & Pick<Props, 'lines' | 'timeZone'>) {
  const { text, lines, timeZone } = props;
  const line = lines.find(({ number }) => number === text.line)?.name ?? text.line;
  const time = momentSaid(text.at, timeZone);
  return (
    <li className={text.direction}>
      <p dir="auto">{text.text}</p>
      {text.mediaUrls.map((url) => (
        <img key={url} src={url} alt="Sent with the text" />
      ))}
      <p className="hint">
        {text.direction === 'received' ? `${line}, ${time}` : `You to ${line}, ${time}`}
      </p>
    </li>
  );
}
