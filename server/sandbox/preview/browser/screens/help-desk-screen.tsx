import { useContact } from '../data/use-contact';
import { Activities } from './activities';
import { AppLink } from './app-link';
import { ExtensionsAt } from './extensions-at';
import { NobodyYet } from './nobody-yet';
import type { Standing } from './standing';

/** HubSpot's help desk: who wrote at the left, what was said in the middle, the app's card at the right. */
export function HelpDeskScreen(standing: Standing) {
  const { account, address, go } = standing;
  const open = account.contacts.find(({ id }) => id === address.contact);
  if (open === undefined) return <NobodyYet name={account.name} />;
  return (
    <main className="record help-desk">
      <div className="left">
        <h1>Help desk</h1>
        <nav className="card tickets" aria-label="Tickets">
          {account.contacts.map(({ id, name }) => (
            <AppLink key={id} from={address} to={{ contact: id }} go={go} current={id === open.id}>
              <span dir="auto">{name}</span>
            </AppLink>
          ))}
        </nav>
      </div>
      <Ticket key={`${account.id}/${open.id}`} standing={standing} id={open.id} />
    </main>
  );
}

function Ticket({ standing, id }: { readonly standing: Standing; readonly id: string }) {
  const { account } = standing;
  const { detail, record } = useContact(account.id, id);
  return (
    <>
      <div className="middle">
        <Activities contact={detail} timeZone={account.timeZone} />
      </div>
      <div className="right wide">
        <ExtensionsAt
          standing={standing}
          location="helpdesk.sidebar"
          headingLevel={3}
          contactId={id}
          record={record}
        />
      </div>
    </>
  );
}
