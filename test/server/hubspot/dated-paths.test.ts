import { datedPath } from '../../../server/hubspot/dated-paths';

test.each([
  ['/crm/v3/objects/contacts', '/crm/objects/2026-09/contacts'],
  ['/crm/v3/objects/contacts/search', '/crm/objects/2026-09/contacts/search'],
  ['/crm/v3/objects/contacts/batch/upsert', '/crm/objects/2026-09/contacts/batch/upsert'],
  ['/crm/v3/objects/calls/12?archived=false', '/crm/objects/2026-09/calls/12?archived=false'],
  [
    '/crm/v4/objects/calls/1/associations/default/contacts/2',
    '/crm/objects/2026-09/calls/1/associations/default/contacts/2',
  ],
  [
    '/crm/v4/associations/calls/contacts/batch/read',
    '/crm/associations/2026-09/calls/contacts/batch/read',
  ],
  ['/crm/v3/properties/calls/groups', '/crm/properties/2026-09/calls/groups'],
  ['/crm/v3/owners', '/crm/owners/2026-09'],
  ['/crm/v3/owners/?limit=100', '/crm/owners/2026-09?limit=100'],
])('moves %s to the dated API', (legacy, dated) => {
  expect(datedPath(legacy)).toBe(dated);
});

test('leaves a dated path as it is', () => {
  expect(datedPath('/crm/objects/2026-09/tasks')).toBe('/crm/objects/2026-09/tasks');
});

test.each(['/oauth/v1/token', '/crm/v3/imports', '/files/v3/files'])(
  'refuses %s, which has no known move',
  (path) => {
    expect(() => datedPath(path)).toThrow('No dated path');
  },
);

test('does not print the query, which may hold what nobody should see', () => {
  expect(() => datedPath('/events/v3/send?email=a@b.c')).toThrow(/^[^@]*$/);
});
