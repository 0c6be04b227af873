import { type ReactNode, useEffect, useRef, useState } from 'react';

interface Props {
  readonly className: string;
  /** What is in it, for those who hear it. */
  readonly label: string;
  readonly children: ReactNode;
}

/** A place that scrolls when it is too small, with the keyboard too: then, and only then, it takes the focus. */
export function Scrollable({ className, label, children }: Props) {
  const place = useRef<HTMLElement>(null);
  const [overflows, setOverflows] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const look = (): void =>
      setOverflows(
        element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight,
      );
    const sizes = new ResizeObserver(look);
    sizes.observe(element);
    for (const child of element.children) sizes.observe(child);
    return () => sizes.disconnect();
  }, []);
  return (
    <section
      ref={place}
      className={className}
      {...(overflows ? { tabIndex: 0, 'aria-label': label } : {})}
    >
      {children}
    </section>
  );
}
