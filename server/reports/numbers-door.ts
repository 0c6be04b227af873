import type { Answer } from '../../src/api/answer';
import type { NumbersView, SpanView } from '../../src/api/home/numbers';
import { HOME_REQUESTS } from '../../src/api/home/requests';
import { type Span, saySpan, spanBefore, spanOf } from '../../src/reports/chosen-span';
import { figures } from '../../src/reports/figures';
import { type Door, door } from '../api/door';
import type { HomeParts } from '../home/home-parts';
import { portalFacts } from '../home/portal-facts';
import { countBuckets } from './count-buckets';
import { countLines } from './count-lines';
import { countSpan } from './count-span';

/** What happened in a span of days, beside the span before it. */
export function numbersDoor(parts: HomeParts): Door {
  return door('/api/home/numbers', HOME_REQUESTS.numbers, 'use', (user, asked) =>
    parts.inPortal(user.portalId, async (tx): Promise<Answer<NumbersView>> => {
      const now = parts.now();
      const { time_zone: timeZone } = await portalFacts(tx);
      const span = spanOf(asked.span, now, timeZone);
      const before = spanBefore(span, now, timeZone);
      const [counted, earlier, series, lines] = await Promise.all([
        countSpan(tx, span),
        countSpan(tx, before),
        countBuckets(tx, span, timeZone),
        countLines(tx, span),
      ]);
      const view = (of: Span): SpanView => ({
        from: of.from,
        to: of.to,
        say: saySpan(of, now, timeZone),
      });
      return {
        ok: true,
        value: {
          span: view(span),
          before: view(before),
          figures: figures(counted, earlier),
          series,
          lines,
        },
      };
    }),
  );
}
