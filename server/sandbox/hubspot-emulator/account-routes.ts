import { DateTime } from 'luxon';
import { type ApiRequest, queryNumber } from './api-request';
import { notFound, Refusal, type Reply } from './errors';
import { NAMES, OBJECT_TYPES } from './object-types';
import { customPropertyCount } from './property-write';
import type { Owner } from './state';
import { momentText } from './wire-time';

const MAX_OWNERS = 500;
/** Custom properties of a paid portal without a switch (HubSpot reference 8.1). */
const USUAL_LIMIT = 1_000;

/** GET /crm/owners/2026-09 */
export function listOwners(request: ApiRequest): Reply | Refusal {
  const limit = queryNumber(request, 'limit', { fallback: 100, max: MAX_OWNERS });
  if (limit instanceof Refusal) return limit;
  const archived = request.query('archived')[0] === 'true';
  const [email] = request.query('email');
  const after = request.query('after')[0];
  const wanted = request.portal.owners.filter(
    (owner) => owner.archived === archived && (email === undefined || owner.email === email),
  );
  const from = after === undefined ? 0 : wanted.findIndex(({ id }) => id === after) + 1;
  const page = wanted.slice(from, from + limit);
  const last = page.at(-1);
  const more = from + limit < wanted.length && last !== undefined;
  return {
    status: 200,
    body: {
      results: page.map(wireOwner),
      ...(more ? { paging: { next: { after: last.id } } } : {}),
    },
  };
}

/** GET /crm/owners/2026-09/{ownerId}, by owner id or, with `idProperty=userId`, by user id. */
export function getOwner({ portal, param, query }: ApiRequest): Reply | Refusal {
  const byUser = query('idProperty')[0] === 'userId';
  const owner = portal.owners.find(
    ({ id, userId }) => (byUser ? String(userId) : id) === param('id'),
  );
  return owner === undefined
    ? notFound('resource not found')
    : { status: 200, body: wireOwner(owner) };
}

/** GET /account-info/2026-09/details */
export function accountDetails({ portal, platform }: ApiRequest): Reply {
  const local = DateTime.fromMillis(platform.now(), { zone: portal.timeZone });
  return {
    status: 200,
    body: {
      portalId: portal.id,
      accountType: 'STANDARD',
      timeZone: portal.timeZone,
      companyCurrency: 'USD',
      additionalCurrencies: [],
      utcOffset: local.toFormat('ZZ'),
      utcOffsetMilliseconds: local.offset * 60_000,
      uiDomain: 'app.hubspot.com',
      dataHostingLocation: 'na1',
    },
  };
}

/** GET /crm/limits/2026-09/custom-properties */
export function customPropertyLimits({ portal }: ApiRequest): Reply {
  const limit = portal.switches.customPropertyLimit ?? USUAL_LIMIT;
  const share = (usage: number) => ({
    limit,
    usage,
    percentage: limit === 0 ? 100 : (usage / limit) * 100,
  });
  const overall = share(customPropertyCount(portal));
  return {
    status: 200,
    body: {
      overallLimit: overall.limit,
      overallUsage: overall.usage,
      overallPercentage: overall.percentage,
      byObjectType: OBJECT_TYPES.map((type) => ({
        objectTypeId: NAMES[type].typeId,
        singularLabel: NAMES[type].singular,
        pluralLabel: type,
        ...share(portal.catalogues[type].own().length),
      })),
    },
  };
}

function wireOwner(owner: Owner): object {
  return {
    ...owner,
    type: 'PERSON',
    userIdIncludingInactive: owner.userId,
    createdAt: momentText(0),
    updatedAt: momentText(0),
    teams: [],
  };
}
