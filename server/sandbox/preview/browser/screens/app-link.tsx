import type { ReactNode } from 'react';
import { type Address, type Go, writeAddress } from '../data/address';

interface Props {
  readonly from: Address;
  readonly to: Partial<Address>;
  readonly go: Go;
  readonly className?: string;
  readonly current?: boolean;
  readonly children: ReactNode;
}

/** A link within the page: a real address, opened without loading everything again. */
export function AppLink({ from, to, go, className, current = false, children }: Props) {
  return (
    <a
      href={writeAddress({ ...from, ...to })}
      className={className}
      aria-current={current ? 'page' : undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey) return;
        event.preventDefault();
        go(to);
      }}
    >
      {children}
    </a>
  );
}
