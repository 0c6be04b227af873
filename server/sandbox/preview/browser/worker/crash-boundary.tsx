import { Component, type ReactNode } from 'react';

interface Props {
  readonly onCrash: (report: string) => void;
  readonly children: ReactNode;
}

/** Tells of an error thrown while the extension was drawn, and draws nothing in its place. */
export class CrashBoundary extends Component<Props, { readonly crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError(): { readonly crashed: boolean } {
    return { crashed: true };
  }

  override componentDidCatch(error: unknown): void {
    this.props.onCrash(crashReport(error));
  }

  override render(): ReactNode {
    return this.state.crashed ? null : this.props.children;
  }
}

/** What a developer needs to see. */
export function crashReport(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
