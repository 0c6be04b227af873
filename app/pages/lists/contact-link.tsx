import { Link, Text, useExtensionContext } from '@hubspot/ui-extensions';

/** The caller, leading to their record where HubSpot has one. */
export function ContactLink(props: {
  readonly name: string | undefined;
  readonly numberSaid: string;
  readonly contactId: string | undefined;
}) {
  const { portal } = useExtensionContext<'pages'>();
  const { name, numberSaid, contactId } = props;
  const said = name ?? numberSaid;
  return (
    <>
      {contactId === undefined ? (
        <Text format={{ fontWeight: 'demibold' }}>{said}</Text>
      ) : (
        // On HubSpot's own domain, whichever region that is; 0-1 are contacts.
        <Link href={`/contacts/${portal.id}/record/0-1/${contactId}`}>{said}</Link>
      )}
      {/* A caller without a name is called by the number already. */}
      {said.includes(numberSaid) ? null : <Text variant="microcopy">{numberSaid}</Text>}
    </>
  );
}
