import type { TablePaginatedProps } from '@hubspot/ui-extensions';
import { useState } from 'react';
import { useCall } from '../host/surroundings';
import { Glyph } from './glyph';

type Props = Pick<
  TablePaginatedProps,
  | 'pageCount'
  | 'page'
  | 'onPageChange'
  | 'showButtonLabels'
  | 'showFirstLastButtons'
  | 'maxVisiblePageButtons'
>;

const BUTTONS = 5;

/** The pages below a table, counted from 1. */
export function Pagination(props: Props) {
  const { pageCount, showButtonLabels = true, showFirstLastButtons = false } = props;
  const call = useCall();
  const [own, setOwn] = useState(1);
  const page = props.page ?? own;
  const turnTo = (next: number) => {
    setOwn(next);
    call(props.onPageChange, next);
  };
  const step = (label: string, to: number, glyph: string) => (
    <button
      type="button"
      disabled={to < 1 || to > pageCount || to === page}
      onClick={() => turnTo(to)}
      {...(showButtonLabels ? {} : { 'aria-label': label })}
    >
      {glyph === 'left' ? <Glyph name={glyph} size={14} /> : null}
      {showButtonLabels ? label : null}
      {glyph === 'right' ? <Glyph name={glyph} size={14} /> : null}
    </button>
  );
  return (
    <nav className="pagination" aria-label="Pages of the table">
      {showFirstLastButtons ? step('First', 1, 'left') : null}
      {step('Prev', page - 1, 'left')}
      {visiblePages(page, pageCount, props.maxVisiblePageButtons ?? BUTTONS).map((number) => (
        <button
          key={number}
          type="button"
          aria-label={`Page ${number}`}
          aria-current={number === page ? 'page' : undefined}
          onClick={() => turnTo(number)}
        >
          {number}
        </button>
      ))}
      {step('Next', page + 1, 'right')}
      {showFirstLastButtons ? step('Last', pageCount, 'right') : null}
    </nav>
  );
}

/** The pages around the one that is open. */
function visiblePages(page: number, pageCount: number, most: number): number[] {
  const first = Math.max(1, Math.min(page - Math.floor(most / 2), pageCount - most + 1));
  return Array.from({ length: Math.min(most, pageCount) }, (_, index) => first + index);
}
