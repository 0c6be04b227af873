import { useState } from 'react';
import type { AccountSummary } from '../../../hubspot-emulator/account-view';
import type { TelnyxAccountView } from '../../page-data';
import { get, inWords, post } from '../data/ask';
import { usePolled } from '../data/use-polled';
import { useNotices } from './notices';

/** What the business would do in Telnyx's own portal while it sets Ringback up. */
export function TelnyxPortal({ account }: { readonly account: AccountSummary }) {
  const say = useNotices();
  const [url, setUrl] = useState('');
  const accounts = usePolled('telnyx', () => get<TelnyxAccountView[]>('/telnyx/accounts')).value;
  const telnyx = accounts?.find(({ portalId }) => portalId === account.id);
  if (telnyx === undefined) return null;
  return (
    <section className="card telnyx" aria-labelledby="telnyx">
      <h2 id="telnyx">{account.name} at Telnyx, in this sandbox</h2>
      <p>
        API key: <code>{telnyx.apiKey}</code>
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          post('/telnyx/webhook', { portalId: account.id, url: url.trim() }).then(
            () => say('Telnyx sends its webhooks there from now on.', 'success'),
            (error: unknown) => say(inWords(error), 'danger'),
          );
        }}
      >
        <label className="field">
          <span>Webhook address of all numbers</span>
          <input
            type="url"
            required
            value={url}
            placeholder="Paste what the settings show"
            onChange={({ target }) => setUrl(target.value)}
          />
        </label>
        <button type="submit" className="button secondary sm">
          Save in Telnyx
        </button>
      </form>
    </section>
  );
}
