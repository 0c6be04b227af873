import { type Html, html, page } from './page';
import type { Portal } from './portal';
import { portalTime } from './portal-time';
import type { StoredRecord } from './stored-record';

/** Contacts on one page, newest change first. */
const SHOWN = 200;

/** The page with all accounts. */
export function portalListPage(portals: readonly Portal[]): string {
  return page(
    'Accounts',
    html`<h1>Accounts</h1>
<table>
<caption>HubSpot accounts of this sandbox</caption>
<thead><tr><th scope="col">Account</th><th scope="col">ID</th><th scope="col">Contacts</th></tr></thead>
<tbody>${portals.map(
      (portal) => html`<tr>
<th scope="row"><a href="/portals/${portal.id}/contacts">${portal.name}</a></th><td>${portal.id}</td><td>${liveContacts(portal).length}</td>
</tr>`,
    )}</tbody>
</table>`,
  );
}

/** The page with an account's contacts. */
export function contactListPage(portal: Portal, refreshSeconds: number | undefined): string {
  const contacts = liveContacts(portal).sort((a, b) => b.updatedAt - a.updatedAt);
  const shown = contacts.slice(0, SHOWN);
  return page(
    `Contacts of ${portal.name}`,
    html`<p><a href="/">All accounts</a></p>
<h1>Contacts of ${portal.name}</h1>
<table>
<caption>${contacts.length} in all, ${shown.length} shown, newest change first</caption>
<thead><tr><th scope="col">Name</th><th scope="col">Phone</th><th scope="col">Email</th><th scope="col">Last change</th></tr></thead>
<tbody>${shown.map((contact) => row(portal, contact))}</tbody>
</table>
<p>${refreshSeconds === undefined ? html`<a href="?refresh=5">Reload every 5 seconds</a>` : html`<a href="?">Stop reloading</a>`}</p>`,
    refreshSeconds,
  );
}

/** What a contact is called. */
export function contactName({ properties, id }: StoredRecord): string {
  const name = [properties['firstname'], properties['lastname']].filter(Boolean).join(' ');
  return name === '' ? (properties['email'] ?? `Contact ${id}`) : name;
}

function row(portal: Portal, contact: StoredRecord): Html {
  const { properties } = contact;
  return html`<tr>
<th scope="row"><a href="/portals/${portal.id}/contacts/${contact.id}">${contactName(contact)}</a></th>
<td>${properties['phone'] ?? properties['mobilephone'] ?? ''}</td><td>${properties['email'] ?? ''}</td>
<td>${portalTime(portal, contact.updatedAt)}</td>
</tr>`;
}

function liveContacts(portal: Portal): StoredRecord[] {
  return [...portal.objects.contacts.all()].filter(({ archived }) => !archived);
}
