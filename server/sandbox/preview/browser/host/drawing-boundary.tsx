import { Component, type ReactNode } from 'react';

interface Props {
  readonly onFailure: (report: string) => void;
  readonly children: ReactNode;
}

/** Tells of what could not be drawn, such as a component given something that HubSpot would not take either. */
export class DrawingBoundary extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(error: unknown): void {
    this.props.onFailure(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }

  override render(): ReactNode {
    return this.state.failed ? null : this.props.children;
  }
}
