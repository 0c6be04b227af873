import { AppScreen } from './app-screen';
import { ContactsScreen } from './contacts-screen';
import { HelpDeskScreen } from './help-desk-screen';
import { NotInstalled } from './not-installed';
import { RecordScreen } from './record-screen';
import { SettingsScreen } from './settings-screen';
import type { Standing } from './standing';

/** The screen of the address. */
export function Screens(standing: Standing) {
  if (!standing.account.connected) return <NotInstalled {...standing} />;
  switch (standing.address.screen) {
    case 'record':
      return <RecordScreen {...standing} />;
    case 'contacts':
      return <ContactsScreen {...standing} />;
    case 'help-desk':
      return <HelpDeskScreen {...standing} />;
    case 'settings':
      return <SettingsScreen {...standing} />;
    case 'app':
      return <AppScreen {...standing} />;
    case 'phone':
      return null;
  }
}
