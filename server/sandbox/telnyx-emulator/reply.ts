/** What a route answers. */
export interface Reply {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}

/** 200 with Telnyx's usual `data` envelope. */
export function ok(data: unknown): Reply {
  return { status: 200, body: { data } };
}

/** 201 with the `data` envelope; only some of Telnyx's creates answer it. */
export function created(data: unknown): Reply {
  return { status: 201, body: { data } };
}
