import { useState } from 'react';
import type { PersonView } from '../../page-data';

interface Props {
  readonly people: readonly PersonView[];
  /** Whose phone it is now; a number without a name when nobody knows them. */
  readonly person: PersonView;
  readonly choose: (number: string) => void;
}

const ANOTHER = 'another';

/** Puts the phone into somebody's hand. */
export function WhosePhone({ people, person, choose }: Props) {
  const [typing, setTyping] = useState<string>();
  const known = people.some(({ number }) => number === person.number);
  return (
    <div className="whose">
      <label className="field">
        <span>Whose phone</span>
        <select
          aria-label="Whose phone"
          value={typing === undefined ? person.number : ANOTHER}
          onChange={({ target }) => {
            setTyping(target.value === ANOTHER ? '+1' : undefined);
            if (target.value !== ANOTHER) choose(target.value);
          }}
        >
          {people.map(({ number, name }) => (
            <option key={number} value={number}>
              {name}, {number}
            </option>
          ))}
          {known || person.number === '' ? null : (
            <option value={person.number}>{person.number}</option>
          )}
          <option value={ANOTHER}>Another number…</option>
        </select>
      </label>
      {typing === undefined ? (
        <p className="hint">{person.about}</p>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            choose(typing.replace(/[^+\d]/g, ''));
            setTyping(undefined);
          }}
        >
          <label className="field">
            <span>Number with + and country code</span>
            <input
              type="tel"
              required
              pattern="\+[1-9][0-9 \(\)\-]{6,20}"
              value={typing}
              onChange={({ target }) => setTyping(target.value)}
            />
          </label>
          <button type="submit" className="button secondary sm">
            Use this phone
          </button>
        </form>
      )}
    </div>
  );
}
