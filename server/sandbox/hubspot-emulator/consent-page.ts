import { type Html, html, page } from './page';
import type { Portal } from './portal';
import type { App } from './state';

/** What an app asks an account for. */
export interface ConsentRequest {
  readonly app: App;
  readonly redirectUri: string;
  readonly state: string | undefined;
  readonly scopes: readonly string[];
  /** The query as it came, for the form to send again. */
  readonly query: readonly (readonly [string, string])[];
}

/** The page on which a person connects the app, or does not. @param chosenId the account that is chosen already */
export function consentPage(
  portals: readonly Portal[],
  asked: ConsentRequest,
  chosenId: number,
): string {
  const chosen = portals.find(({ id }) => id === chosenId) ?? portals[0];
  return page(
    'Connect an app to your account',
    html`<h1>Connect app ${asked.app.appId} to your account</h1>
<p>The app asks to:</p>
<ul>${asked.scopes.map((scope) => html`<li><code>${scope}</code></li>`)}</ul>
<form method="get" action="/oauth/authorize">
${asked.query.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<fieldset>
<legend>Account</legend>
${portals.map((portal) => accountChoice(portal, portal === chosen))}
</fieldset>
<p>You go back to <code>${new URL(asked.redirectUri).origin}</code>.</p>
<button class="primary" name="sandbox_decision" value="grant">Connect app</button>
<button name="sandbox_decision" value="deny">Cancel</button>
</form>`,
  );
}

/** The page for an install URL that HubSpot does not accept. */
export function refusalPage(problem: string): string {
  return page(
    'The app cannot be connected',
    html`<h1>The app cannot be connected</h1>
<p>${problem}</p>
<p>Correct the install URL, or the app's settings, and start again.</p>`,
  );
}

function accountChoice(portal: Portal, chosen: boolean): Html {
  return html`<label><input type="radio" name="sandbox_portal" value="${portal.id}"${chosen ? html` checked` : ''}> ${portal.name} (${portal.id})</label>`;
}
