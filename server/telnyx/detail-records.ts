import type Telnyx from 'telnyx';
import { z } from 'zod';

/** What Telnyx's own records say of a text. `not_found` is never proof that it was not sent. */
export type DetailRecordAnswer =
  | { readonly kind: 'found'; readonly telnyxId: string }
  | { readonly kind: 'not_found' }
  | { readonly kind: 'unavailable'; readonly detail: string };

const recordSchema = z.object({
  uuid: z.string().min(1),
  delivery_status_webhook_url: z.string().nullish(),
});

/** Detail records carry Telnyx's time of creation; clocks differ a little. */
const CLOCK_SLACK_MS = 60_000;
const PAGE_SIZE = 50;
const MOST_PAGES = 4;

/**
 * Looks for the record of one text by whom it went from and to and when, and knows it by its own report
 * address, which no other text has (Telnyx reference 5.2).
 *
 * @param text.sentAbout epoch ms of the claim
 */
export async function findDetailRecord(
  telnyx: Telnyx,
  text: {
    readonly from: string;
    readonly to: string;
    readonly reportUrl: string;
    readonly sentAbout: number;
  },
): Promise<DetailRecordAnswer> {
  try {
    for (let page = 1; page <= MOST_PAGES; page += 1) {
      const found = await telnyx.detailRecords.list(
        {
          filter: {
            record_type: 'messaging',
            direction: 'outbound',
            cli: text.from,
            cld: text.to,
            created_at: {
              gte: new Date(text.sentAbout - CLOCK_SLACK_MS).toISOString(),
            },
          },
          'page[number]': page,
          'page[size]': PAGE_SIZE,
        },
        { maxRetries: 0 },
      );
      const records = found.data ?? [];
      for (const record of records) {
        const parsed = recordSchema.safeParse(record);
        if (parsed.success && parsed.data.delivery_status_webhook_url === text.reportUrl) {
          return { kind: 'found', telnyxId: parsed.data.uuid };
        }
      }
      if (records.length < PAGE_SIZE) break;
    }
    return { kind: 'not_found' };
  } catch (error) {
    return { kind: 'unavailable', detail: error instanceof Error ? error.message : String(error) };
  }
}
