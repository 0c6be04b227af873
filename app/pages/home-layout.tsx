import { Flex } from '@hubspot/ui-extensions';
import { PageLink } from '@hubspot/ui-extensions/pages';
import type { ReactNode } from 'react';

/** The four screens, and the way from each to the others. */
export function HomeLayout({ children }: { readonly children: ReactNode }) {
  return (
    <Flex direction="column" gap="md">
      <Flex direction="row" gap="md" wrap="wrap">
        <PageLink to="/">Inbox</PageLink>
        <PageLink to="/calls">Calls</PageLink>
        <PageLink to="/numbers">Numbers</PageLink>
        <PageLink to="/health">Health</PageLink>
      </Flex>
      {children}
    </Flex>
  );
}
