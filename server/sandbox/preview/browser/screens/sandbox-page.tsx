import { useEffect } from 'react';
import type { SandboxView } from '../../page-data';
import { type Address, type Go, type Screen, useAddress } from '../data/address';
import { get } from '../data/ask';
import { usePolled } from '../data/use-polled';
import { Phone } from '../phone/phone';
import { Notices } from './notices';
import { Screens } from './screens';
import { TopBar } from './top-bar';

/** HubSpot's screens around the extensions, with a phone beside them. */
export function SandboxPage() {
  const [address, go] = useAddress();
  const view = usePolled('view', () => get<SandboxView>('/preview/view'));
  if (view.value === undefined)
    return (
      <main className="waiting">
        <h1>Ringback sandbox</h1>
        <p role="status">{view.problem ?? 'Loading…'}</p>
      </main>
    );
  return (
    <Notices>
      <Standing view={view.value} problem={view.problem} address={address} go={go} />
    </Notices>
  );
}

interface StandingProps {
  readonly view: SandboxView;
  readonly problem: string | undefined;
  readonly address: Address;
  readonly go: Go;
}

/** What the browser's tab says; an app page may say more. */
const TITLES: Readonly<Record<Screen, string>> = {
  record: 'Contact record',
  contacts: 'Contacts',
  'help-desk': 'Help desk',
  app: 'Ringback',
  settings: 'Settings',
  phone: 'Phone',
};

/** Finds out who stands where; the newest contact is opened when none is. */
function Standing({ view, problem, address, go }: StandingProps) {
  const account = view.accounts.find(({ id }) => String(id) === address.portal) ?? view.accounts[0];
  const user =
    account?.users.find(({ userId }) => String(userId) === address.user) ?? account?.users[0];
  const newest = account?.contacts[0]?.id;
  const chosen = account?.contacts.some(({ id }) => id === address.contact) ?? false;
  const here = chosen || newest === undefined ? address : { ...address, contact: newest };
  useEffect(() => {
    // Whoever called first is shown; later callers do not push anybody's record away.
    if (!chosen && newest !== undefined) go({ contact: newest }, 'replace');
  }, [chosen, newest, go]);
  useEffect(() => {
    document.title = `${TITLES[address.screen]} · Ringback sandbox`;
  }, [address.screen]);
  if (account === undefined || user === undefined)
    return (
      <main className="waiting">
        <h1>Ringback sandbox</h1>
        <p>This sandbox has no HubSpot account. Start it again with an empty folder.</p>
      </main>
    );
  return (
    <div className={address.screen === 'phone' ? 'page phone-alone' : 'page'}>
      <TopBar view={view} account={account} user={user} address={here} go={go} />
      {problem === undefined ? null : (
        <p className="offline" role="alert">
          The sandbox does not answer: {problem} Start it again with npm start.
        </p>
      )}
      <div className="columns">
        {address.screen === 'phone' ? null : (
          <Screens view={view} account={account} user={user} address={here} go={go} />
        )}
        <Phone
          alone={address.screen === 'phone'}
          number={address.phone}
          account={account}
          choose={(phone) => go({ phone }, 'replace')}
        />
      </div>
    </div>
  );
}
