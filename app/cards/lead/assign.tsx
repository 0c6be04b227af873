import { Select } from '@hubspot/ui-extensions';
import type { LeadView, OwnerView } from '../../../src/api/conversation';
import type { Change } from '../conversation/use-change';

const NOBODY = '';

interface Props {
  readonly lead: LeadView;
  readonly owners: readonly OwnerView[];
  readonly change: Change;
}

/** Whose lead this is. Choosing another assigns it at once. */
export function Assign({ lead, owners, change }: Props) {
  return (
    <Select
      label="Owner"
      name="owner"
      value={lead.ownerId ?? NOBODY}
      readOnly={change.busy !== undefined}
      options={[
        { label: 'Nobody', value: NOBODY },
        ...owners.map(({ id, name }) => ({ label: name, value: id })),
      ]}
      onChange={(value) => {
        const ownerId = value === NOBODY ? null : String(value);
        if (ownerId === (lead.ownerId ?? null)) return;
        void change.make('assign', 'assign', { ownerId });
      }}
    />
  );
}
