import { contactName } from './list-pages';
import { ACTIVITY_TYPES, type ActivityType, NAMES } from './object-types';
import { type Html, html, page, plainText } from './page';
import type { Portal } from './portal';
import { portalTime } from './portal-time';
import type { StoredRecord } from './stored-record';
import { parseMoment } from './wire-time';

/** A contact's record: its properties, and what happened with it in the order of time. */
export function contactPage(
  portal: Portal,
  contact: StoredRecord,
  refreshSeconds: number | undefined,
): string {
  const name = contactName(contact);
  const activities = ACTIVITY_TYPES.flatMap((type) =>
    portal.associations.of({ type: 'contacts', id: contact.id }, type).flatMap((id) => {
      const record = portal.objects[type].live(id);
      return record === undefined ? [] : [{ type, record, at: momentOf(record) }];
    }),
  ).sort((a, b) => a.at - b.at);
  return page(
    name,
    html`<p><a href="/portals/${portal.id}/contacts">Contacts of ${portal.name}</a></p>
<h1>${name}</h1>
<p>${refreshSeconds === undefined ? html`<a href="?refresh=3">Reload every 3 seconds</a>` : html`<a href="?">Stop reloading</a>`}</p>
<h2 id="timeline">Timeline</h2>
${
  activities.length === 0
    ? html`<p>Nothing has happened with this contact yet.</p>`
    : html`<ol class="timeline" aria-labelledby="timeline">${activities.map(({ type, record, at }) => entry(portal, type, record, at))}</ol>`
}
<h2>Properties</h2>
<table>
<caption>All properties that have a value</caption>
<thead><tr><th scope="col">Property</th><th scope="col">Internal name</th><th scope="col">Value</th></tr></thead>
<tbody>${Object.entries(contact.properties)
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([property, value]) => propertyRow(portal, property, value))}</tbody>
</table>`,
    refreshSeconds,
  );
}

function propertyRow(portal: Portal, name: string, value: string): Html {
  const definition = portal.catalogues.contacts.get(name);
  const moment = definition?.type === 'datetime' ? parseMoment(value) : undefined;
  const option = definition?.options.find((known) => known.value === value);
  const shown =
    moment === undefined
      ? (option?.label ?? ownerName(portal, name, value))
      : portalTime(portal, moment);
  return html`<tr><th scope="row">${definition?.label ?? name}</th><td><code>${name}</code></td><td>${shown}</td></tr>`;
}

function entry(portal: Portal, type: ActivityType, { properties }: StoredRecord, at: number): Html {
  const { title, facts, body } = SHOW[type](properties);
  const owner = properties['hubspot_owner_id'];
  const line = [
    `${type === 'tasks' ? 'Due ' : ''}${portalTime(portal, at)}`,
    ...facts.filter((fact) => fact !== undefined && fact !== ''),
    owner === undefined ? 'no owner' : `owner ${ownerName(portal, 'hubspot_owner_id', owner)}`,
  ].join(' · ');
  return html`<li class="${NAMES[type].singular}">
<h3>${title}</h3>
<p class="meta">${line}</p>
${body === undefined || body === '' ? '' : html`<p class="body">${plainText(body)}</p>`}
</li>`;
}

type Values = Readonly<Record<string, string>>;
interface Shown {
  readonly title: string;
  readonly facts: readonly (string | undefined)[];
  readonly body: string | undefined;
}

const SHOW: Readonly<Record<ActivityType, (values: Values) => Shown>> = {
  calls: (values) => ({
    title: `Call: ${values['hs_call_title'] ?? 'without a title'}`,
    facts: [
      values['hs_call_direction']?.toLowerCase(),
      values['hs_call_status']?.toLowerCase().replaceAll('_', ' '),
      `${Math.round(Number(values['hs_call_duration'] ?? 0) / 1_000)} s`,
      values['hs_call_from_number'] === undefined
        ? undefined
        : `from ${values['hs_call_from_number']}`,
    ],
    body: values['hs_call_body'],
  }),
  communications: (values) => ({
    title: values['hs_communication_channel_type'] === 'SMS' ? 'Text' : 'Message',
    facts: [],
    body: values['hs_communication_body'],
  }),
  tasks: (values) => ({
    title: `Task: ${values['hs_task_subject'] ?? 'without a title'}`,
    facts: [
      values['hs_task_status']?.toLowerCase().replaceAll('_', ' '),
      values['hs_task_priority'] === undefined
        ? undefined
        : `${values['hs_task_priority'].toLowerCase()} priority`,
    ],
    body: values['hs_task_body'],
  }),
  notes: (values) => ({ title: 'Note', facts: [], body: values['hs_note_body'] }),
};

function momentOf({ properties, createdAt }: StoredRecord): number {
  return parseMoment(properties['hs_timestamp'] ?? '') ?? createdAt;
}

function ownerName(portal: Portal, name: string, value: string): string {
  const owner =
    name === 'hubspot_owner_id' ? portal.owners.find(({ id }) => id === value) : undefined;
  return owner === undefined ? value : `${owner.firstName} ${owner.lastName}`;
}
