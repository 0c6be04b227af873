import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import { Glyph } from '../components/glyph';
import type { NoticeKind, Surroundings } from '../host/surroundings';

/** Long enough to read, short enough not to be in the way. */
const SHOWN_MS = 6_000;

interface Notice {
  readonly id: number;
  readonly kind: NoticeKind;
  readonly title: string | undefined;
  readonly message: string;
}

const NoticesContext = createContext<Surroundings['say']>(() => undefined);

/** Shows a notice in the corner of the page. */
export const useNotices = (): Surroundings['say'] => useContext(NoticesContext);

let lastId = 0;

export function Notices({ children }: { readonly children: ReactNode }) {
  const [notices, setNotices] = useState<readonly Notice[]>([]);
  const remove = useCallback(
    (id: number) => setNotices((before) => before.filter((notice) => notice.id !== id)),
    [],
  );
  const say = useCallback<Surroundings['say']>(
    (message, kind = 'info', title) => {
      lastId += 1;
      const notice = { id: lastId, kind, title, message };
      setNotices((before) => [...before, notice]);
      window.setTimeout(() => remove(notice.id), SHOWN_MS);
    },
    [remove],
  );
  return (
    <NoticesContext.Provider value={say}>
      {children}
      <div className="notices" role="status" aria-label="Notices">
        {notices.map(({ id, kind, title, message }) => (
          <div key={id} className={`notice ${kind}`}>
            <div>
              {title === undefined ? null : <strong>{title}</strong>}
              <p dir="auto">{message}</p>
            </div>
            <button type="button" className="bare" aria-label="Dismiss" onClick={() => remove(id)}>
              <Glyph name="remove" />
            </button>
          </div>
        ))}
      </div>
    </NoticesContext.Provider>
  );
}
