import type { Location } from '../../locations';
import { pageAt, writeAddress } from '../data/address';
import { Extension } from '../host/extension';
import type { RecordProperties } from '../host/record-properties';
import type { Standing } from './standing';

interface Props {
  readonly standing: Standing;
  readonly location: Location;
  readonly headingLevel: number;
  /** On records only. */
  readonly contactId?: string;
  readonly record?: RecordProperties;
  /** Whether each has a card of its own with its name above. */
  readonly cards?: boolean;
}

/** What the places are called. */
const PLACES: Readonly<Record<Location, string>> = {
  'crm.record.tab': 'tab of the record',
  'crm.record.sidebar': 'sidebar of the record',
  'crm.preview': 'preview',
  'helpdesk.sidebar': 'help desk',
  settings: 'settings',
  pages: 'page',
};

/** The app's extensions of one place, as the account has them. */
export function ExtensionsAt(props: Props) {
  const { standing, location, contactId, record, cards = true } = props;
  const { view, account, user, address, go } = standing;
  const here = view.extensions.filter((extension) => extension.location === location);
  if (here.length === 0) return <p className="hint">The app shows nothing here ({location}).</p>;
  return here.map((extension) => {
    const drawn = (
      <Extension
        key={[extension.uid, account.id, user.userId, contactId].join()}
        extension={extension}
        place={{
          location,
          app: view.app,
          account,
          user,
          failures: address.failures === 'wrapped' ? 'wrapped' : 'passed_on',
          ...(contactId === undefined ? {} : { contactId }),
        }}
        headingLevel={props.headingLevel}
        page={address.page}
        routes={{
          openPage: (to, params) => go({ screen: 'app', page: pageAt(to, params) }),
          pageAddress: (to, params) =>
            writeAddress({ ...address, screen: 'app', page: pageAt(to, params) }),
        }}
        {...(record === undefined ? {} : { record })}
      />
    );
    return cards ? (
      <section
        key={extension.uid}
        className="card"
        aria-label={`${extension.name}, ${PLACES[location]}`}
      >
        <h2>{extension.name}</h2>
        {drawn}
      </section>
    ) : (
      drawn
    );
  });
}
