/** Asks the sandbox for something. @throws the reason in words when it cannot be had */
export async function get<Value>(path: string): Promise<Value> {
  return answer(await fetch(`/sandbox${path}`));
}

/** Has the sandbox do something. @throws the reason in words when it does not */
export async function post<Value>(path: string, body: object): Promise<Value> {
  return answer(
    await fetch(`/sandbox${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );
}

/** Page and server are built from the same types (page-data.ts), so an answer is what it is asked for. */
async function answer<Value>(response: Response): Promise<Value> {
  if (response.ok) return response.json();
  const said: unknown = await response.json().catch(() => undefined);
  throw new Error(reasonIn(said) ?? `The sandbox answered ${response.status}.`);
}

function reasonIn(said: unknown): string | undefined {
  return typeof said === 'object' && said !== null && 'error' in said
    ? String(said.error)
    : undefined;
}

/** What went wrong, in words. */
export function inWords(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
