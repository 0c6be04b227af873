import type { World } from '../support/world';

/** Once nothing is left to do, every call that ended has exactly one verdict (promise 3). */
export async function expectAllJudged({
  settled,
  db,
}: Pick<World, 'settled' | 'db'>): Promise<void> {
  await settled();
  const { rows } = await db.query(
    `SELECT session_id, count(verdict.call_id)::int AS verdicts
     FROM call LEFT JOIN verdict ON verdict.call_id = call.id
     WHERE ended_at IS NOT NULL GROUP BY call.id HAVING count(verdict.call_id) <> 1`,
  );
  expect(rows).toEqual([]);
}

/** By the operator's status, all that happened in a world adds up and nothing is unexplained; then the world ends. */
export async function endAllExplained({
  product,
  end,
}: Pick<World, 'end'> & { readonly product: Pick<World['product'], 'operate'> }): Promise<void> {
  const { portals } = await product.operate('status').finally(end);
  if (!Array.isArray(portals)) throw new Error('The status names no portals.');
  expect(portals.length).toBeGreaterThan(0);
  for (const standing of portals) {
    expect(standing).toMatchObject({ unexplained: 0, on_their_way: 0, hubspot_pending: 0 });
    const {
      texted,
      held,
      not_sent_and_given_to_a_person: given,
      rightly_not_texted: not,
    } = standing;
    expect(texted + held + given + not).toBe(standing.calls);
  }
}
