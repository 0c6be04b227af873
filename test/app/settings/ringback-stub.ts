import type { Answer } from '../../../src/api/answer';

/** One request as the page made it. */
export interface Asked {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}

type Answers = Readonly<Record<string, (body: Asked['body']) => Answer<unknown>>>;

/**
 * Stands behind `hubspot.fetch` and answers each door as the test says; a door it was not told of is a
 * fault of the test.
 *
 * @returns what was asked, in order
 */
export function answerWith(answers: Answers): { readonly asked: readonly Asked[] } {
  const asked: Asked[] = [];
  const hsFetch = async (url: string, options: { body: Asked['body'] }): Promise<Response> => {
    const path = new URL(url).pathname.replace('/api/settings/', '');
    asked.push({ path, body: options.body });
    const answer = answers[path];
    if (answer === undefined) throw new Error(`The test has no answer for ${path}.`);
    return new Response(JSON.stringify(answer(options.body)));
  };
  Object.assign(globalThis, { self: globalThis, hsFetch });
  return { asked };
}

export const granted = (value: unknown) => (): Answer<unknown> => ({ ok: true, value });
