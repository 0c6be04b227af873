import { Flex, SearchInput } from '@hubspot/ui-extensions';
import type { CallsPage } from '../../../src/api/home/calls';
import type { CallsRequest } from '../../../src/api/home/requests';
import { FilterSelect } from '../lists/filter-select';
import { type Span, SpanChoice } from '../lists/span-choice';

/** What the list is narrowed to, without its page and the number that is looked for. */
export interface CallsChoice {
  readonly span: Span;
  readonly lineId?: string | undefined;
  readonly location?: string | undefined;
  readonly outcome?: CallsRequest['outcome'];
  readonly texted?: CallsRequest['texted'];
  readonly reason?: string | undefined;
}

const OUTCOMES = [
  { label: 'Missed', value: 'missed' },
  { label: 'Answered', value: 'answered' },
  { label: 'Voicemail', value: 'voicemail' },
  { label: 'Caller hung up', value: 'abandoned' },
  { label: 'Blocked', value: 'blocked' },
] as const;

const TEXTED = [
  { label: 'Texted', value: 'texted' },
  { label: 'Waiting', value: 'waiting' },
  { label: 'Failed', value: 'failed' },
  { label: 'Not texted', value: 'not_texted' },
  { label: 'No text needed', value: 'no_text_needed' },
] as const;

/** Narrows the list of calls. */
export function CallsFilters(props: {
  readonly filters: CallsPage['filters'];
  readonly choice: CallsChoice;
  readonly search: string;
  onChoose(choice: CallsChoice): void;
  onSearch(text: string): void;
}) {
  const { filters, choice, search, onChoose, onSearch } = props;
  return (
    <Flex direction="row" gap="sm" align="end" wrap="wrap">
      <SpanChoice span={choice.span} onChoose={(span) => onChoose({ ...choice, span })} />
      <FilterSelect
        label="Line"
        name="line"
        all="Every line"
        choices={filters.lines.map(({ id, name }) => ({ label: name, value: id }))}
        value={choice.lineId}
        onChoose={(lineId) => onChoose({ ...choice, lineId })}
      />
      <FilterSelect
        label="Location"
        name="location"
        all="Every location"
        choices={filters.locations.map((name) => ({ label: name, value: name }))}
        value={choice.location}
        onChoose={(location) => onChoose({ ...choice, location })}
      />
      <FilterSelect
        label="Call"
        name="outcome"
        all="Every call"
        choices={OUTCOMES}
        value={choice.outcome}
        onChoose={(chosen) =>
          onChoose({ ...choice, outcome: OUTCOMES.find(({ value }) => value === chosen)?.value })
        }
      />
      <FilterSelect
        label="Text"
        name="texted"
        all="Texted or not"
        choices={TEXTED}
        value={choice.texted}
        onChoose={(chosen) =>
          onChoose({ ...choice, texted: TEXTED.find(({ value }) => value === chosen)?.value })
        }
      />
      <FilterSelect
        label="Why not"
        name="reason"
        all="Every reason"
        choices={filters.reasons.map(({ code, say, calls }) => ({
          label: `${say} (${calls})`,
          value: code,
        }))}
        value={choice.reason}
        onChoose={(reason) => onChoose({ ...choice, reason })}
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
