import { useState } from 'react';
import type { AccountSummary } from '../../../hubspot-emulator/account-view';
import type { DialledCall } from '../../../telnyx-emulator/phone-view';
import type { PersonView, PhoneView } from '../../page-data';
import { get, post } from '../data/ask';
import { usePolled } from '../data/use-polled';
import { Calling } from './calling';
import { Texting } from './texting';
import { WhosePhone } from './whose-phone';

interface Props {
  readonly alone: boolean;
  readonly number: string | undefined;
  /** Whose lines are called unless others are chosen, and whose time the phone shows. */
  readonly account: Pick<AccountSummary, 'id' | 'timeZone'>;
  readonly choose: (number: string) => void;
}

const NOBODY = { number: '', name: '', about: '' };

/** A phone in the world outside, in the hand of a caller. */
export function Phone({ alone, number, account, choose }: Props) {
  const people = usePolled('people', () => get<PersonView[]>('/phone/people')).value ?? [];
  const owner = number ?? people[0]?.number;
  const person = people.find((known) => known.number === owner) ?? {
    ...NOBODY,
    number: owner ?? '',
  };
  const Frame = alone ? 'main' : 'aside';
  return (
    <Frame className="phone" aria-label="Phone">
      {alone ? <h1>Phone</h1> : <h2>Phone</h2>}
      <WhosePhone people={people} person={person} choose={choose} />
      {person.number === '' ? null : (
        <Screen key={person.number} number={person.number} account={account} />
      )}
    </Frame>
  );
}

/** What one phone shows. */
function Screen({ number, account }: Pick<PersonView, 'number'> & Pick<Props, 'account'>) {
  const [call, setCall] = useState<DialledCall>();
  const [picked, setPicked] = useState<{ readonly of: number; readonly line: string }>();
  const look = usePolled(`${number}/${call?.id ?? ''}`, () =>
    post<PhoneView>('/phone/look', {
      phone: number,
      ...(call === undefined ? {} : { call: call.id }),
    }),
  );
  const [before, setBefore] = useState<PhoneView>();
  if (look.value !== undefined && look.value !== before) setBefore(look.value);
  const shown = look.value ?? before;
  if (shown === undefined) return <p role="status">{look.problem ?? 'Switching on…'}</p>;
  const lines = shown.lines;
  const chosen = picked?.of === account.id ? picked.line : usualLine(shown, account.id);
  if (chosen === undefined)
    return <p className="hint">No business has a number yet. Set up Ringback first.</p>;
  return (
    <>
      <label className="field">
        <span>Line</span>
        <select
          aria-label="Line"
          value={chosen}
          onChange={({ target }) => setPicked({ of: account.id, line: target.value })}
        >
          {lines.map(({ number: to, name }) => (
            <option key={to} value={to}>
              {name}
            </option>
          ))}
        </select>
        <span className="hint">{chosen}</span>
      </label>
      <Calling
        from={number}
        to={chosen}
        call={call === undefined ? undefined : (shown.call ?? call)}
        now={shown.now}
        began={setCall}
      />
      <Texting
        from={number}
        to={chosen}
        lines={lines}
        texts={shown.texts}
        timeZone={account.timeZone}
        sent={look.refresh}
      />
    </>
  );
}

/** The line that texted last among the account's own, or its first; any line when it has none. */
function usualLine({ lines, texts }: PhoneView, account: number): string | undefined {
  const own = lines.filter(({ portalId }) => portalId === undefined || portalId === account);
  const last = own.find(({ number }) => number === texts.at(-1)?.line);
  return (last ?? own[0] ?? lines[0])?.number;
}
