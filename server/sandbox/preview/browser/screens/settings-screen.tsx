import { ExtensionsAt } from './extensions-at';
import type { Standing } from './standing';
import { TelnyxPortal } from './telnyx-portal';

/** The app's page among HubSpot's settings. */
export function SettingsScreen(standing: Standing) {
  const { view, account } = standing;
  return (
    <main className="settings">
      <p className="hint">Settings › Integrations › Connected apps</p>
      <h1>{view.app.name}</h1>
      <div className="card">
        <ExtensionsAt standing={standing} location="settings" headingLevel={2} cards={false} />
      </div>
      <TelnyxPortal key={account.id} account={account} />
    </main>
  );
}
