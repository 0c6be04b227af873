/**
 * What every `/api/*` door answers. `reason` and `cure` are sentences for the person on the screen; `fields`
 * holds the message at each field, by its dotted path.
 */
export type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | {
      readonly ok: false;
      readonly reason: string;
      readonly cure: string;
      readonly fields?: Readonly<Record<string, string>>;
    };
