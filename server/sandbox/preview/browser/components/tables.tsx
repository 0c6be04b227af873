import type {
  TableCellProps,
  TableElementProps,
  TableHeaderProps,
  TableProps,
} from '@hubspot/ui-extensions';
import type { CSSProperties } from 'react';
import { useCall } from '../host/surroundings';
import { Glyph } from './glyph';
import { Pagination } from './pagination';
import { Scrollable } from './scrollable';

export function Table(props: TableProps) {
  const { bordered = true, flush = false, density = 'default', testId, children } = props;
  return (
    <div className={`table-frame ${density}${flush ? ' flush' : ''}`} data-testid={testId}>
      <Scrollable className="table-scroll" label="Table">
        <table className={bordered ? 'table bordered' : 'table'}>{children}</table>
      </Scrollable>
      {props.paginated === true ? <Pagination {...props} /> : null}
    </div>
  );
}

const part = (Element: 'thead' | 'tbody' | 'tfoot' | 'tr') =>
  function TablePart({ testId, children }: TableElementProps) {
    return <Element data-testid={testId}>{children}</Element>;
  };

export const TableHead = part('thead');
export const TableBody = part('tbody');
export const TableFooter = part('tfoot');
export const TableRow = part('tr');

function cellStyle({ align, width }: Pick<TableCellProps, 'align' | 'width'>): CSSProperties {
  return {
    ...(align === undefined ? {} : { textAlign: align }),
    ...(typeof width === 'number' ? { width } : {}),
    ...(width === 'min' ? { width: '1%', whiteSpace: 'nowrap' } : {}),
    ...(width === 'max' ? { width: '100%' } : {}),
  };
}

export function TableCell({ colSpan, testId, children, ...place }: TableCellProps) {
  return (
    <td colSpan={colSpan} style={cellStyle(place)} data-testid={testId}>
      {children}
    </td>
  );
}

export function TableHeader(props: TableHeaderProps) {
  const call = useCall();
  const { sortDirection = 'never', testId, children } = props;
  if (sortDirection === 'never' || !('onSortChange' in props))
    return (
      <th scope="col" style={cellStyle(props)} data-testid={testId}>
        {children}
      </th>
    );
  const next = sortDirection === 'ascending' ? 'descending' : 'ascending';
  return (
    <th scope="col" aria-sort={sortDirection} style={cellStyle(props)} data-testid={testId}>
      <button
        type="button"
        className="sort"
        disabled={props.disabled}
        onClick={() => call(props.onSortChange, next)}
      >
        {children}
        <Glyph name={SORT_GLYPHS[sortDirection]} size={12} />
      </button>
    </th>
  );
}

const SORT_GLYPHS = {
  ascending: 'upCarat',
  descending: 'downCarat',
  none: 'sortTableAsc',
} as const;
