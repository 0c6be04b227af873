import { z } from 'zod';
import type { ContactChange } from './contact-changes';

const subscription = z.looseObject({
  subscriptionType: z.string(),
  objectType: z.string().optional(),
  propertyName: z.string().optional(),
  active: z.boolean(),
});

/** The `config` of an app's webhooks component (HubSpot reference 2.5). */
export const webhookConfigSchema = z.looseObject({
  settings: z.looseObject({ targetUrl: z.string(), maxConcurrentRequests: z.int().optional() }),
  subscriptions: z.looseObject({
    crmObjects: z.array(subscription).default([]),
    legacyCrmObjects: z.array(subscription).default([]),
    hubEvents: z.array(subscription).default([]),
  }),
});
export type WebhookConfig = z.infer<typeof webhookConfigSchema>;

/** Who changed something, as events tell it. */
export interface ChangeSource {
  readonly changeSource: string;
  readonly sourceId: string;
}

/** An event on its way, without what each delivery adds. */
export type WebhookEvent = Readonly<Record<string, unknown>>;

const WHAT: Readonly<Record<Exclude<ContactChange['kind'], 'privacy_deletion'>, string>> = {
  creation: 'creation',
  deletion: 'deletion',
  restore: 'restore',
  merge: 'merge',
  property: 'propertyChange',
};

/** The events that an app's subscriptions ask for about one change, each in the form of its family. */
export function eventsFor(
  config: WebhookConfig,
  change: ContactChange,
  source: ChangeSource,
): WebhookEvent[] {
  const { crmObjects, legacyCrmObjects, hubEvents } = config.subscriptions;
  if (change.kind === 'privacy_deletion') {
    return hubEvents
      .filter(
        ({ active, subscriptionType }) => active && subscriptionType === 'contact.privacyDeletion',
      )
      .map(({ subscriptionType }) => ({
        subscriptionType,
        objectId: Number(change.id),
        ...source,
      }));
  }
  const what = WHAT[change.kind];
  const wants = (family: string) => (each: z.infer<typeof subscription>) =>
    each.active &&
    each.subscriptionType === `${family}.${what}` &&
    (change.kind !== 'property' || each.propertyName === change.name);
  const body = { ...bodyOf(change), ...source };
  return [
    ...crmObjects
      .filter(({ objectType }) => objectType === 'contact')
      .filter(wants('object'))
      .map(({ subscriptionType }) => ({ ...body, subscriptionType, objectTypeId: '0-1' })),
    ...legacyCrmObjects
      .filter(wants('contact'))
      .map(({ subscriptionType }) => ({ ...body, subscriptionType })),
  ];
}

function bodyOf(change: Exclude<ContactChange, { kind: 'privacy_deletion' }>): WebhookEvent {
  switch (change.kind) {
    case 'creation':
      return { objectId: Number(change.id), changeFlag: 'CREATED' };
    case 'deletion':
      return { objectId: Number(change.id), changeFlag: 'DELETED' };
    case 'restore':
      return { objectId: Number(change.id), changeFlag: 'RESTORED' };
    case 'property':
      return {
        objectId: Number(change.id),
        propertyName: change.name,
        propertyValue: change.value,
      };
    case 'merge':
      return {
        objectId: Number(change.primaryId),
        primaryObjectId: Number(change.primaryId),
        mergedObjectIds: [Number(change.otherId)],
        newObjectId: Number(change.survivorId),
        numberOfPropertiesMoved: 0,
        changeFlag: 'MERGED',
      };
  }
}
