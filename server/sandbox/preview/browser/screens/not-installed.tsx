import { Drawing } from '../components/drawings';
import type { Standing } from './standing';

/** An account shows nothing of an app that it has not installed: says how to install it. */
export function NotInstalled({ account, view }: Pick<Standing, 'account' | 'view'>) {
  return (
    <main className="nobody">
      <Drawing name="lock" />
      <h1>Ringback is not installed in {account.name}</h1>
      <p>
        Install it as a customer does: HubSpot asks which account to connect and what Ringback may
        do there. Choose {account.name}.
      </p>
      <a className="button primary md" href={view.installUrl}>
        Install Ringback
      </a>
    </main>
  );
}
