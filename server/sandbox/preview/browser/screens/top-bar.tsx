import type { Screen } from '../data/address';
import { AppLink } from './app-link';
import { Clock } from './clock';
import type { Standing } from './standing';

const LINKS: readonly { readonly screen: Screen; readonly name: string }[] = [
  { screen: 'record', name: 'Record' },
  { screen: 'contacts', name: 'Contacts' },
  { screen: 'help-desk', name: 'Help desk' },
  { screen: 'app', name: 'Ringback' },
  { screen: 'settings', name: 'Settings' },
];

const START = { path: '/', params: {} };

/** Where one is, who one is, and what time it is: HubSpot's bar, and the sandbox's own below it. */
export function TopBar({ view, account, user, address, go }: Standing) {
  const showsContact = address.screen === 'record' || address.screen === 'help-desk';
  return (
    <header>
      <div className="top-bar">
        <p className="brand">Ringback sandbox</p>
        <nav aria-label="Screens">
          {LINKS.map(({ screen, name }) => (
            <AppLink
              key={screen}
              from={address}
              to={{ screen, page: START }}
              go={go}
              current={address.screen === screen}
            >
              {name}
            </AppLink>
          ))}
        </nav>
      </div>
      <div className="switchers">
        <label>
          <span>Account</span>
          <select
            aria-label="Account"
            value={account.id}
            onChange={({ target }) =>
              go({ portal: target.value, user: undefined, contact: undefined })
            }
          >
            {view.accounts.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>User</span>
          <select
            aria-label="User"
            value={user.userId}
            onChange={({ target }) => go({ user: target.value })}
          >
            {account.users.map(({ userId, firstName, lastName }) => (
              <option key={userId} value={userId}>
                {firstName} {lastName}
              </option>
            ))}
          </select>
        </label>
        {showsContact && account.contacts.length > 0 ? (
          <label>
            <span>Contact</span>
            <select
              aria-label="Contact"
              value={address.contact ?? ''}
              onChange={({ target }) => go({ contact: target.value })}
            >
              {account.contacts.map(({ id, name, phone }) => (
                <option key={id} value={id}>
                  {name === phone || phone === '' ? name : `${name}, ${phone}`}
                </option>
              ))}
            </select>
          </label>
        ) : null}
        <Clock now={view.now} movedMs={view.movedMs} timeZone={account.timeZone} />
      </div>
    </header>
  );
}
