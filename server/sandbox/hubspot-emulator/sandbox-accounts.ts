import type {
  AccountSummary,
  ActivitySummary,
  ContactDetail,
  ContactSummary,
} from './account-view';
import { contactName } from './list-pages';
import { ACTIVITY_TYPES, type ActivityType } from './object-types';
import { plainText } from './page';
import type { Portal } from './portal';
import type { Tokens } from './tokens';
import { parseMoment } from './wire-time';

/** Contacts listed, newest change first. */
const LISTED = 100;

export function summaryOf(portal: Portal, tokens: Tokens): AccountSummary {
  return {
    id: portal.id,
    name: portal.name,
    timeZone: portal.timeZone,
    connected: tokens.isConnected(portal.id),
    users: portal.owners.filter(({ archived }) => !archived),
    contacts: [...portal.objects.contacts.all()]
      .filter(({ archived }) => !archived)
      .sort((a, b) => b.updatedAt - a.updatedAt)
      .slice(0, LISTED)
      .map(contactSummary),
  };
}

/** @returns undefined when there is no such contact any more */
export function contactDetail(portal: Portal, id: string): ContactDetail | undefined {
  const contact =
    portal.live('contacts', id) ?? portal.objects.contacts.live(portal.merged.get(id) ?? '');
  if (contact === undefined) return undefined;
  return {
    ...contactSummary(contact),
    properties: contact.properties,
    shown: Object.entries(contact.properties).map(([name, value]) => {
      const definition = portal.catalogues.contacts.get(name);
      const at = definition?.type === 'datetime' ? parseMoment(value) : undefined;
      const option = definition?.options.find((known) => known.value === value);
      return {
        name,
        label: definition?.label ?? name,
        value:
          name === 'hubspot_owner_id'
            ? (ownerName(portal, value) ?? value)
            : (option?.label ?? value),
        ...(at === undefined ? {} : { at }),
      };
    }),
    activities: ACTIVITY_TYPES.flatMap((type) =>
      portal.associations
        .of({ type: 'contacts', id: contact.id }, type)
        .flatMap((activityId) => activity(portal, type, activityId) ?? []),
    ).sort((a, b) => b.at - a.at),
  };
}

function contactSummary(contact: Parameters<typeof contactName>[0]): ContactSummary {
  const { id, properties } = contact;
  return {
    id,
    name: contactName(contact),
    phone: properties['phone'] ?? properties['mobilephone'] ?? '',
    email: properties['email'] ?? '',
  };
}

function activity(portal: Portal, type: ActivityType, id: string): ActivitySummary | undefined {
  const record = portal.objects[type].live(id);
  if (record === undefined) return undefined;
  const { properties, createdAt } = record;
  const value = (name: string): string => properties[name] ?? '';
  const common = {
    type,
    id,
    at: parseMoment(value('hs_timestamp')) ?? createdAt,
    owner: ownerName(portal, value('hubspot_owner_id')),
  };
  switch (type) {
    case 'calls':
      return {
        ...common,
        title: value('hs_call_title'),
        body: plainText(value('hs_call_body')),
        status: worded(value('hs_call_status')),
      };
    case 'communications':
      return {
        ...common,
        title: 'Text',
        body: plainText(value('hs_communication_body')),
        status: '',
      };
    case 'tasks':
      return {
        ...common,
        title: value('hs_task_subject'),
        body: plainText(value('hs_task_body')),
        status: worded(value('hs_task_status')),
      };
    case 'notes':
      return { ...common, title: 'Note', body: plainText(value('hs_note_body')), status: '' };
  }
}

const worded = (constant: string): string => constant.toLowerCase().replaceAll('_', ' ');

function ownerName(portal: Portal, id: string): string | undefined {
  const owner = portal.owners.find((known) => known.id === id);
  return owner && `${owner.firstName} ${owner.lastName}`;
}
