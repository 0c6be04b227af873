import type { Answer } from '../../src/api/answer';

/** The page that was asked for continues a list that nobody here wrote. */
export const PAGE_UNKNOWN: Answer<never> = {
  ok: false,
  reason: 'This page of the list is not known.',
  cure: 'Go back to the beginning of the list.',
};
