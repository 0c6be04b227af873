import { accountById, type Platform } from './platform';

/**
 * Sends the failed deliveries that began at or after `since` again, one per event, to the addresses they were meant
 * for, with all of their attempts. Resolves when all are settled.
 */
export async function redeliver(
  platform: Platform,
  since: number,
): Promise<{ delivered: number; failed: number }> {
  const ends = await Promise.all(
    platform.deliveryLog.takeFailed(since).map((failed) => {
      const account = accountById(platform, failed.accountId);
      return platform.deliverer.deliver(account, failed.event, failed).settled;
    }),
  );
  const delivered = ends.filter((end) => end === 'delivered').length;
  return { delivered, failed: ends.length - delivered };
}
