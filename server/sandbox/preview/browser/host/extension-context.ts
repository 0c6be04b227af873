import type { AccountSummary, UserSummary } from '../../../hubspot-emulator/account-view';
import type { Location } from '../../locations';
import type { ExtensionView, SandboxView } from '../../page-data';
import type { ExtensionContext } from '../protocol';

/** HubSpot's type id of contacts. */
const CONTACT = '0-1';

/** Where an extension stands, and who looks at it. */
export interface Place {
  readonly location: Location;
  readonly app: SandboxView['app'];
  readonly account: AccountSummary;
  readonly user: UserSummary;
  readonly failures: 'passed_on' | 'wrapped';
  /** On records only. */
  readonly contactId?: string;
}

/** What `useExtensionContext` gives there. */
export function extensionContext(place: Place, extension: ExtensionView): ExtensionContext {
  const { location, app, account, user, contactId } = place;
  return {
    location,
    user: {
      id: user.userId,
      email: user.email,
      emails: [user.email],
      firstName: user.firstName,
      lastName: user.lastName,
      roles: [],
      teams: [],
      locale: 'en-us',
      permissions: [],
    },
    portal: { id: account.id, timezone: account.timeZone },
    extension: { appId: app.id, appName: app.name, cardTitle: extension.name },
    variables: {},
    ...(contactId === undefined
      ? {}
      : { crm: { objectId: Number(contactId), objectTypeId: CONTACT } }),
  };
}
