import { useState } from 'react';
import { useContact } from '../data/use-contact';
import { Activities } from './activities';
import { ContactAbout } from './contact-about';
import { ExtensionsAt } from './extensions-at';
import { NobodyYet } from './nobody-yet';
import type { Standing } from './standing';

/** A contact's record: about them at the left, the app's tab in the middle, its card at the right. */
export function RecordScreen(standing: Standing) {
  const { account, address } = standing;
  const contact = account.contacts.find(({ id }) => id === address.contact);
  if (contact === undefined) return <NobodyYet name={account.name} />;
  return <Record key={`${account.id}/${contact.id}`} standing={standing} id={contact.id} />;
}

const TABS = ['Ringback', 'Activities'] as const;

function Record({ standing, id }: { readonly standing: Standing; readonly id: string }) {
  const { account } = standing;
  const { detail, record } = useContact(account.id, id);
  const [tab, setTab] = useState<(typeof TABS)[number]>('Ringback');
  return (
    <main className="record">
      <ContactAbout contact={detail} timeZone={account.timeZone} />
      <div className="middle">
        <div className="record-tabs" role="tablist" aria-label="Of this record">
          {TABS.map((name) => (
            <button
              key={name}
              type="button"
              role="tab"
              id={`record-tab-${name}`}
              aria-selected={name === tab}
              aria-controls="record-panel"
              onClick={() => setTab(name)}
            >
              {name}
            </button>
          ))}
        </div>
        <div id="record-panel" role="tabpanel" aria-labelledby={`record-tab-${tab}`}>
          <div hidden={tab !== 'Ringback'}>
            <ExtensionsAt
              standing={standing}
              location="crm.record.tab"
              headingLevel={3}
              contactId={id}
              record={record}
            />
          </div>
          {tab === 'Activities' ? (
            <Activities contact={detail} timeZone={account.timeZone} />
          ) : null}
        </div>
      </div>
      <div className="right">
        <ExtensionsAt
          standing={standing}
          location="crm.record.sidebar"
          headingLevel={3}
          contactId={id}
          record={record}
        />
      </div>
    </main>
  );
}
