/** Line drawings for empty and failing screens, in a box of 120 by 80. */
const SHAPES: Readonly<Record<string, string>> = {
  error: 'M60 12l44 56H16zM60 34v16M60 57v2',
  lock: 'M38 36h44v32H38zM46 36v-8a14 14 0 0 1 28 0v8M60 48v8',
  support: 'M24 18h72v36H62L46 66V54H24zM40 32h40M40 41h24',
  contacts: 'M60 14a14 14 0 1 0 0 28 14 14 0 0 0 0-28M32 70c3-18 14-22 28-22s25 4 28 22',
  task: 'M36 12h48v58H36zM46 28l5 5 9-10M46 50l5 5 9-10M68 30h10M68 52h10',
  object: 'M30 22h60v42H30zM30 34h60M38 44h24M38 52h36',
  callingSetUp: 'M46 12h28v58H46zM56 62h8M30 30a30 30 0 0 0 0 22M90 30a30 30 0 0 1 0 22',
  leads: 'M60 14v26M60 48v2M24 66h72M36 66l10-26M84 66L74 40',
  idea: 'M52 58h16M55 66h10M60 12a20 20 0 0 0-10 37v5h20v-5a20 20 0 0 0-10-37',
};

/** The picture of an empty, locked or failing screen; names without one of their own share a plain one. */
export function Drawing({ name }: { readonly name: string }) {
  return (
    <svg className="drawing" width="120" height="80" viewBox="0 0 120 80" aria-hidden="true">
      <path d={SHAPES[name] ?? SHAPES['object']} />
    </svg>
  );
}
