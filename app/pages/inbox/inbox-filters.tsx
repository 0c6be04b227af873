import { Flex, SearchInput, Toggle } from '@hubspot/ui-extensions';
import type { HomeFilters } from '../../../src/api/home/inbox';
import type { InboxRequest } from '../../../src/api/home/requests';
import { FilterSelect } from '../lists/filter-select';

/** What the list is narrowed to, without its page. */
export type InboxChoice = Omit<InboxRequest, 'after' | 'search'>;

const named = ({ id, name }: { readonly id: string; readonly name: string }) => ({
  label: name,
  value: id,
});

/** Narrows the inbox. Every filter says in its first choice what is shown without it. */
export function InboxFilters(props: {
  readonly filters: HomeFilters;
  readonly choice: InboxChoice;
  readonly search: string;
  onChoose(choice: InboxChoice): void;
  onSearch(text: string): void;
}) {
  const { filters, choice, search, onChoose, onSearch } = props;
  const owners = [...filters.owners.map(named), { label: 'Nobody yet', value: 'nobody' }];
  return (
    <Flex direction="row" gap="sm" align="end" wrap="wrap">
      <FilterSelect
        label="Show"
        name="show"
        all="Open leads"
        choices={[{ label: 'All conversations', value: 'all' }]}
        value={choice.show === 'all' ? 'all' : undefined}
        onChoose={(show) => onChoose({ ...choice, show: show === 'all' ? 'all' : 'open' })}
      />
      <FilterSelect
        label="Whose turn"
        name="turn"
        all="Everybody’s"
        choices={[
          { label: 'Ours', value: 'us' },
          { label: 'Theirs', value: 'them' },
        ]}
        value={choice.turn}
        onChoose={(turn) => onChoose(without({ ...choice, turn: turnOf(turn) }))}
      />
      <FilterSelect
        label="Line"
        name="line"
        all="Every line"
        choices={filters.lines.map(named)}
        value={choice.lineId}
        onChoose={(lineId) => onChoose(without({ ...choice, lineId }))}
      />
      <FilterSelect
        label="Location"
        name="location"
        all="Every location"
        choices={filters.locations.map((name) => ({ label: name, value: name }))}
        value={choice.location}
        onChoose={(location) => onChoose(without({ ...choice, location }))}
      />
      <FilterSelect
        label="Owner"
        name="owner"
        all="Every owner"
        choices={owners}
        value={choice.owner}
        onChoose={(owner) => onChoose(without({ ...choice, owner }))}
      />
      <Toggle
        label="Late only"
        name="late"
        checked={choice.late === true}
        onChange={(late) => onChoose({ ...choice, late })}
      />
      <SearchInput
        label="Phone number, or its end"
        name="number"
        value={search}
        onInput={onSearch}
        onChange={onSearch}
      />
    </Flex>
  );
}

const turnOf = (value: string | undefined): 'us' | 'them' | undefined =>
  value === 'us' || value === 'them' ? value : undefined;

/** The choice without what is not chosen. */
function without(
  choice: {
    readonly [Name in keyof InboxChoice]: InboxChoice[Name] | undefined;
  },
): InboxChoice {
  const { show, lineId, location, owner, turn, late } = choice;
  return {
    ...(show === undefined ? {} : { show }),
    ...(lineId === undefined ? {} : { lineId }),
    ...(location === undefined ? {} : { location }),
    ...(owner === undefined ? {} : { owner }),
    ...(turn === undefined ? {} : { turn }),
    ...(late === undefined ? {} : { late }),
  };
}
