// `POST /api/home/health`: what is connected, what is failing, what to do. Worst first.

export type HealthState = 'ok' | 'attention' | 'broken';

export interface HealthView {
  readonly state: HealthState;
  /** "All well", or what matters most, in one sentence. */
  readonly say: string;
  readonly checkedSaid: string;
  readonly checks: readonly HealthCheck[];
}

export interface HealthCheck {
  readonly id: string;
  readonly state: HealthState;
  readonly title: string;
  /** What it means for the business. */
  readonly means: string;
  /** Only when it is not ok. */
  readonly cure?: string;
}
