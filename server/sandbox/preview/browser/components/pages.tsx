import type {
  PageBreadcrumbsCurrentProps,
  PageBreadcrumbsPageLinkProps,
  PageBreadcrumbsProps,
  PageHeaderLinkProps,
  PageHeaderPageLinkProps,
  PageLinkProps,
  PageTitleProps,
} from '@hubspot/ui-extensions/pages';
import { type ReactNode, useContext, useEffect } from 'react';
import { PageTitleContext, useSurroundings } from '../host/surroundings';
import { Button } from './buttons';

interface GroupProps {
  readonly testId?: string;
  readonly children: ReactNode;
}

interface RouteLinkProps extends PageLinkProps {
  readonly className: string;
}

/** A link to another route of the app: a real address, opened without leaving the page. */
function RouteLink({ to, params = {}, className, testId, children }: RouteLinkProps) {
  const { openPage, pageAddress } = useSurroundings();
  return (
    <a
      className={className}
      href={pageAddress(to, params)}
      data-testid={testId}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey) return;
        event.preventDefault();
        openPage(to, params);
      }}
    >
      {children}
    </a>
  );
}

export function PageLink(props: PageLinkProps) {
  return <RouteLink {...props} className="link primary" />;
}

/** HubSpot shows it as the heading of its page and in the browser's tab. */
export function PageTitle({ children }: PageTitleProps) {
  const setTitle = useContext(PageTitleContext);
  useEffect(() => {
    const before = document.title;
    document.title = children;
    setTitle(children);
    return () => {
      document.title = before;
      setTitle(undefined);
    };
  }, [children, setTitle]);
  return null;
}

export function PageHeader({ testId, children }: GroupProps) {
  return (
    <div className="button-row page-header" data-testid={testId}>
      {children}
    </div>
  );
}

export function PageHeaderPrimaryAction({ testId, children }: GroupProps) {
  return (
    <span className="page-action primary" data-testid={testId}>
      {children}
    </span>
  );
}

export function PageHeaderSecondaryActions({ testId, children }: GroupProps) {
  return (
    <span className="page-action secondary" data-testid={testId}>
      {children}
    </span>
  );
}

export function PageHeaderLink(props: PageHeaderLinkProps) {
  return <Button {...props} />;
}

export function PageHeaderPageLink(props: PageHeaderPageLinkProps) {
  return <RouteLink {...props} className="button md" />;
}

export function PageBreadcrumbs({ testId, children }: PageBreadcrumbsProps) {
  return (
    <nav className="breadcrumbs" aria-label="Breadcrumbs" data-testid={testId}>
      {children}
    </nav>
  );
}

export function PageBreadcrumbsPageLink(props: PageBreadcrumbsPageLinkProps) {
  return <RouteLink {...props} className="link primary" />;
}

export function PageBreadcrumbsCurrent({ testId, children }: PageBreadcrumbsCurrentProps) {
  return (
    <span aria-current="page" data-testid={testId}>
      {children}
    </span>
  );
}
