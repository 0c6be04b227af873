import { useState } from 'react';
import { Glyph } from '../components/glyph';
import { useContact } from '../data/use-contact';
import { AppLink } from './app-link';
import { ExtensionsAt } from './extensions-at';
import { NobodyYet } from './nobody-yet';
import type { Standing } from './standing';

/** All contacts, newest change first, each with a preview beside the list. */
export function ContactsScreen(standing: Standing) {
  const { account, address, go } = standing;
  const [previewed, setPreviewed] = useState<string>();
  if (account.contacts.length === 0) return <NobodyYet name={account.name} />;
  const open = account.contacts.find(({ id }) => id === previewed);
  return (
    <main className="contacts">
      <div className="middle">
        <h1>Contacts</h1>
        <p className="hint">{account.contacts.length} in this account, newest change first</p>
        <table className="table bordered">
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Phone</th>
              <th scope="col">Email</th>
              <th scope="col">
                <span className="unseen">Preview</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {account.contacts.map(({ id, name, phone, email }) => (
              <tr key={id}>
                <th scope="row" dir="auto">
                  <AppLink from={address} to={{ screen: 'record', contact: id }} go={go}>
                    {name}
                  </AppLink>
                </th>
                <td>{phone || '--'}</td>
                <td>{email || '--'}</td>
                <td>
                  <button
                    type="button"
                    className="button secondary xs"
                    aria-label={`Preview ${name}`}
                    aria-expanded={id === previewed}
                    onClick={() => setPreviewed(id === previewed ? undefined : id)}
                  >
                    Preview
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {open === undefined ? null : (
        <Preview
          key={`${account.id}/${open.id}`}
          standing={standing}
          id={open.id}
          name={open.name}
          close={() => setPreviewed(undefined)}
        />
      )}
    </main>
  );
}

function Preview(props: {
  readonly standing: Standing;
  readonly id: string;
  readonly name: string;
  readonly close: () => void;
}) {
  const { record } = useContact(props.standing.account.id, props.id);
  return (
    <section className="preview-panel" aria-label={`Preview of ${props.name}`}>
      <header>
        <h2 dir="auto">{props.name}</h2>
        <button type="button" className="bare" aria-label="Close preview" onClick={props.close}>
          <Glyph name="remove" size={20} />
        </button>
      </header>
      <ExtensionsAt
        standing={props.standing}
        location="crm.preview"
        headingLevel={3}
        contactId={props.id}
        record={record}
      />
    </section>
  );
}
