import type { ContactDetail } from '../../../hubspot-emulator/account-view';
import { momentSaid } from '../data/moments';

interface Props {
  readonly contact: ContactDetail | undefined;
  readonly timeZone: string;
}

/** What HubSpot keeps for itself and shows nobody. */
const INNER = /^hs_(calculated|searchable_calculated|object)_/;

/** The left column of a record: who it is, and everything HubSpot knows about them. */
export function ContactAbout({ contact, timeZone }: Props) {
  if (contact === undefined)
    return (
      <div className="left">
        <h1>Contact</h1>
        <p role="status">Loading…</p>
      </div>
    );
  return (
    <div className="left">
      <div className="who card">
        <span className="portrait" aria-hidden="true">
          {initials(contact.name)}
        </span>
        <h1 dir="auto">{contact.name}</h1>
        {contact.phone === '' ? null : <p>{contact.phone}</p>}
        {contact.email === '' ? null : <p>{contact.email}</p>}
      </div>
      <section className="card" aria-labelledby="about-contact">
        <h2 id="about-contact">About this contact</h2>
        <dl className="about">
          {contact.shown
            .filter(({ name }) => !INNER.test(name))
            .map(({ name, label, value, at }) => (
              <div key={name}>
                <dt>{label}</dt>
                <dd dir="auto">{at === undefined ? value : momentSaid(at, timeZone)}</dd>
              </div>
            ))}
        </dl>
      </section>
    </div>
  );
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  return words
    .slice(0, 2)
    .map((word) => [...word][0]?.toUpperCase())
    .join('');
}
