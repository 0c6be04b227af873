import * as account from './account-routes';
import { type Handler, withType } from './api-request';
import { associateByDefault, createAssociations, readAssociations } from './association-routes';
import * as batches from './batch-routes';
import * as contacts from './contact-routes';
import * as objects from './object-routes';
import { objectTypeNamed } from './object-types';
import * as groups from './property-group-routes';
import * as properties from './property-routes';
import { search } from './search';
import { uninstall } from './uninstall';
import { completeAction } from './workflow-routes';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** One operation of the API that takes an access token. */
export interface Route {
  readonly method: Method;
  readonly path: string;
  /** What the grant must include. */
  readonly scopes: readonly string[];
  /** Which limit counts it. */
  readonly counted: 'requests' | 'searches';
  readonly handle: Handler;
}

const READ = ['crm.objects.contacts.read'];
const WRITE = ['crm.objects.contacts.write'];
const SCHEMA_READ = ['crm.schemas.contacts.read'];
const SCHEMA_WRITE = ['crm.schemas.contacts.write'];
const OWNERS = ['crm.objects.owners.read'];

const OBJECTS = '/crm/objects/2026-09';
const PROPERTIES = '/crm/properties/2026-09/:type';
const ASSOCIATIONS = '/crm/associations/2026-09/:from/:to';

/** Every operation this HubSpot serves, at its dated path (HubSpot reference 4.1); all others are 404. */
export const ROUTES: readonly Route[] = [
  route('post', `${OBJECTS}/contacts/merge`, WRITE, contacts.merge),
  route('post', `${OBJECTS}/contacts/gdpr-delete`, WRITE, contacts.gdprDelete),
  {
    ...route('post', `${OBJECTS}/:type/search`, READ, withType('type', search)),
    counted: 'searches',
  },
  route('post', `${OBJECTS}/:type/batch/create`, WRITE, withType('type', batches.batchCreate)),
  route('post', `${OBJECTS}/:type/batch/read`, READ, withType('type', batches.batchRead)),
  route('post', `${OBJECTS}/:type/batch/update`, WRITE, withType('type', batches.batchUpdate)),
  route('post', `${OBJECTS}/:type/batch/upsert`, WRITE, withType('type', batches.batchUpsert)),
  route('post', `${OBJECTS}/:type/batch/archive`, WRITE, withType('type', batches.batchArchive)),
  route('put', `${OBJECTS}/:from/:id/associations/default/:to/:toId`, WRITE, associateByDefault),
  route('post', `${OBJECTS}/:type`, WRITE, withType('type', objects.create)),
  route('get', `${OBJECTS}/:type`, READ, withType('type', objects.list)),
  route('get', `${OBJECTS}/:type/:id`, READ, withType('type', objects.get)),
  route('patch', `${OBJECTS}/:type/:id`, WRITE, withType('type', objects.update)),
  route('delete', `${OBJECTS}/:type/:id`, WRITE, withType('type', objects.archive)),

  route('post', `${ASSOCIATIONS}/batch/create`, WRITE, createAssociations),
  route('post', `${ASSOCIATIONS}/batch/read`, READ, readAssociations),

  route('get', `${PROPERTIES}/groups`, SCHEMA_READ, withType('type', groups.listGroups)),
  route('post', `${PROPERTIES}/groups`, SCHEMA_WRITE, withType('type', groups.createGroup)),
  route('get', `${PROPERTIES}/groups/:name`, SCHEMA_READ, withType('type', groups.getGroup)),
  route(
    'post',
    `${PROPERTIES}/batch/create`,
    SCHEMA_WRITE,
    withType('type', properties.createProperties),
  ),
  route(
    'post',
    `${PROPERTIES}/batch/read`,
    SCHEMA_READ,
    withType('type', properties.readProperties),
  ),
  route('get', PROPERTIES, SCHEMA_READ, withType('type', properties.listProperties)),
  route('post', PROPERTIES, SCHEMA_WRITE, withType('type', properties.createProperty)),
  route('get', `${PROPERTIES}/:name`, SCHEMA_READ, withType('type', properties.getProperty)),
  route('patch', `${PROPERTIES}/:name`, SCHEMA_WRITE, withType('type', properties.updateProperty)),
  route(
    'delete',
    `${PROPERTIES}/:name`,
    SCHEMA_WRITE,
    withType('type', properties.archiveProperty),
  ),

  route(
    'post',
    '/automation/actions/callbacks/2026-09/:callbackId/complete',
    ['automation'],
    completeAction,
  ),

  route('get', '/crm/owners/2026-09', OWNERS, account.listOwners),
  route('get', '/crm/owners/2026-09/:id', OWNERS, account.getOwner),
  route('get', '/crm/limits/2026-09/custom-properties', [], account.customPropertyLimits),
  route('get', '/account-info/2026-09/details', [], account.accountDetails),
  route('delete', '/appinstalls/2026-09/external-install', [], uninstall),
];

/** The operations that take the app's own credentials instead. */
export const TOKEN_PATHS = {
  token: '/oauth/2026-09/token',
  introspect: '/oauth/2026-09/token/introspect',
  revoke: '/oauth/2026-09/token/revoke',
} as const;

function route(method: Method, path: string, scopes: readonly string[], handle: Handler): Route {
  return { method, path, scopes, counted: 'requests', handle };
}

const PATTERNS = ROUTES.map(({ method, path }) => ({
  method: method.toUpperCase(),
  path,
  pattern: new RegExp(`^${path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}/?$`),
}));

/**
 * The name under which a request is counted: its object type is named, ids are not, such as
 * `GET /crm/objects/2026-09/contacts/:id`; `unknown` when no operation is there.
 */
export function routeName(method: string, path: string): string {
  if (method === 'POST' && Object.values<string>(TOKEN_PATHS).includes(path)) return `POST ${path}`;
  for (const known of PATTERNS) {
    const groups = known.method === method ? known.pattern.exec(path)?.groups : undefined;
    if (groups === undefined && !(known.method === method && known.path === path)) continue;
    const shown = known.path.replace(/:(type|from|to)\b/g, (_, name: string) => {
      const text = groups?.[name] ?? '';
      return objectTypeNamed(text) ?? text;
    });
    return `${method} ${shown}`;
  }
  return 'unknown';
}
