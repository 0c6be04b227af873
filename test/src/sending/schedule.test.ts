import fc from 'fast-check';
import { LOOK_UP_AFTER_MS, nextLookUp, retryDelay } from '../../../src/sending/schedule';

test('waits longer after each attempt, up to half a minute', () => {
  expect([1, 2, 3, 4, 5, 6, 7].map((attempts) => retryDelay(attempts, undefined))).toEqual([
    1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000,
  ]);
});

test('never comes back before the other side allows it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40 }), fc.nat(600_000), (attempts, askedFor) => {
      expect(retryDelay(attempts, askedFor)).toBeGreaterThanOrEqual(askedFor);
    }),
  );
});

test('looks a text of unknown fate up at each appointed time, then leaves it to a person', () => {
  const claimedAt = 1_000_000;
  const looked: number[] = [];
  for (let at = nextLookUp(claimedAt, claimedAt); at !== undefined; at = nextLookUp(claimedAt, at))
    looked.push(at - claimedAt);
  expect(looked).toEqual(LOOK_UP_AFTER_MS);
});
