import { createContext, useContext, useEffect, useRef } from 'react';

/** One field of a form, as long as it is drawn. */
export interface Field {
  readonly name: string;
  /** What it holds now. */
  readonly read: () => unknown;
  /** Tells the extension of text that it has not been told of; a submit does that, as leaving the field does. */
  readonly commit?: () => void;
}

export const FormFields = createContext<Set<Field> | undefined>(undefined);

/** Puts a field into the form around it, if there is one. */
export function useField(name: string, read: () => unknown, commit?: () => void): void {
  const fields = useContext(FormFields);
  const latest = useRef({ read, commit });
  latest.current = { read, commit };
  useEffect(() => {
    const field: Field = {
      name,
      read: () => latest.current.read(),
      commit: () => latest.current.commit?.(),
    };
    fields?.add(field);
    return () => void fields?.delete(field);
  }, [fields, name]);
}
