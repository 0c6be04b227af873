import { refuse } from './errors';
import { deepObject } from './list-filter';
import type { Reply } from './reply';

/**
 * One page of a list as Telnyx answers it: `page[number]` from 1, `page[size]` 20 unless asked.
 * A page size out of bounds or no number is a 400.
 */
export function pageOf(items: readonly unknown[], query: unknown, maxSize = 250): Reply {
  const page = deepObject(deepObject(query)['page']);
  const number = positive(page['number'], 1);
  const size = positive(page['size'], 20);
  if (number === undefined)
    return refuse('10015', 'Invalid page number.', { parameter: 'page[number]' });
  if (size === undefined || size > maxSize) {
    return refuse('10015', `The page size must be between 1 and ${maxSize}.`, {
      parameter: 'page[size]',
    });
  }
  return {
    status: 200,
    body: {
      data: items.slice((number - 1) * size, number * size),
      meta: {
        page_number: number,
        page_size: size,
        total_pages: Math.ceil(items.length / size),
        total_results: items.length,
      },
    },
  };
}

function positive(text: unknown, otherwise: number): number | undefined {
  if (text === undefined) return otherwise;
  return typeof text === 'string' && /^[1-9][0-9]{0,8}$/.test(text) ? Number(text) : undefined;
}
