import { Button, Flex, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';

/** Which page of a list is looked at: the ends of those before it. */
export interface PageTurner {
  /** What the door takes as `after`; undefined on the first page. */
  readonly after: string | undefined;
  readonly number: number;
  next(after: string): void;
  back(): void;
  /** To the first page: another list is shown now. */
  reset(): void;
}

export function usePageTurner(): PageTurner {
  const [ends, setEnds] = useState<readonly string[]>([]);
  return {
    after: ends.at(-1),
    number: ends.length + 1,
    next: (after) => setEnds([...ends, after]),
    back: () => setEnds(ends.slice(0, -1)),
    reset: () => setEnds([]),
  };
}

/** Back and forth between pages; nothing when there is one only. */
export function PageButtons(props: {
  readonly turner: PageTurner;
  /** The end of the page that is shown; undefined on the last one. */
  readonly next: string | undefined;
}) {
  const { turner, next } = props;
  if (turner.number === 1 && next === undefined) return null;
  return (
    <Flex direction="row" gap="sm" align="center">
      <Button size="sm" disabled={turner.number === 1} onClick={turner.back}>
        Previous page
      </Button>
      <Text>{`Page ${turner.number}`}</Text>
      <Button
        size="sm"
        disabled={next === undefined}
        onClick={() => {
          if (next !== undefined) turner.next(next);
        }}
      >
        Next page
      </Button>
    </Flex>
  );
}
