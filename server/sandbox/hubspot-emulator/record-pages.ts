import { type Response, Router } from 'express';
import { contactPage } from './contact-page';
import { contactListPage, portalListPage } from './list-pages';
import { html, page, sendPage } from './page';
import type { Platform } from './platform';
import type { Portal } from './portal';

/** Pages to look at what is in the portals, for people; nothing can be changed there. */
export function recordPages(platform: Platform): Router {
  const router = Router();
  router.get(['/', '/portals'], (_req, res) =>
    sendPage(res, 200, portalListPage([...platform.portals.values()])),
  );
  router.get(['/portals/:portalId', '/portals/:portalId/contacts'], (req, res) => {
    const portal = platform.portals.get(Number(req.params['portalId']));
    if (portal === undefined) missing(res);
    else sendPage(res, 200, contactListPage(portal, refresh(req.query)));
  });
  router.get('/portals/:portalId/contacts/:contactId', (req, res) => {
    const portal = platform.portals.get(Number(req.params.portalId));
    const contact = portal === undefined ? undefined : shownContact(portal, req.params.contactId);
    if (portal === undefined || contact === undefined) missing(res);
    else sendPage(res, 200, contactPage(portal, contact, refresh(req.query)));
  });
  // Where contacts and a record are found in HubSpot itself.
  router.get('/contacts/:portalId', ({ params: { portalId } }, res) => {
    res.redirect(302, contactsAddress(platform, portalId));
  });
  router.get(
    ['/contacts/:portalId/record/0-1/:contactId', '/contacts/:portalId/contact/:contactId'],
    ({ params: { portalId, contactId } }, res) => {
      res.redirect(302, recordAddress(platform, String(portalId), String(contactId)));
    },
  );
  return router;
}

function contactsAddress({ screens }: Platform, portal: string): string {
  return screens === undefined
    ? `/portals/${encodeURIComponent(portal)}/contacts`
    : `${screens}/contacts?${new URLSearchParams({ portal })}`;
}

function recordAddress({ screens }: Platform, portal: string, contact: string): string {
  return screens === undefined
    ? `/portals/${encodeURIComponent(portal)}/contacts/${encodeURIComponent(contact)}`
    : `${screens}/?${new URLSearchParams({ portal, contact })}`;
}

function shownContact(portal: Portal, id: string) {
  return portal.live('contacts', id) ?? portal.objects.contacts.live(portal.merged.get(id) ?? '');
}

function refresh(query: Readonly<Record<string, unknown>>): number | undefined {
  const seconds = Number(query['refresh']);
  return Number.isInteger(seconds) && seconds > 0 && seconds <= 3_600 ? seconds : undefined;
}

function missing(res: Response): void {
  sendPage(
    res,
    404,
    page(
      'Not found',
      html`<h1>Not found</h1><p>There is no such record. <a href="/">All accounts</a></p>`,
    ),
  );
}
