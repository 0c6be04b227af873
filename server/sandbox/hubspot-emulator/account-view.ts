import type { ActivityType } from './object-types';

/** An account, for the sandbox's own pages. */
export interface AccountSummary {
  readonly id: number;
  readonly name: string;
  /** IANA. */
  readonly timeZone: string;
  readonly connected: boolean;
  readonly users: readonly UserSummary[];
  readonly contacts: readonly ContactSummary[];
}

export interface ContactSummary {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
  readonly email: string;
}

/** One contact with everything about it that a person in HubSpot looks at. */
export interface ContactDetail extends ContactSummary {
  /** By internal name. */
  readonly properties: Readonly<Record<string, string>>;
  /** Those properties as they are shown: label, and the words for their values. */
  readonly shown: readonly {
    readonly name: string;
    readonly label: string;
    readonly value: string;
    readonly at?: number;
  }[];
  /** Newest first. */
  readonly activities: readonly ActivitySummary[];
}

export interface ActivitySummary {
  readonly type: ActivityType;
  readonly id: string;
  /** Business time, epoch ms: when it happened, or is due. */
  readonly at: number;
  readonly title: string;
  readonly body: string;
  readonly status: string;
  readonly owner: string | undefined;
}

export interface UserSummary {
  /** HubSpot's user id: who looks. */
  readonly userId: number;
  /** The id that records are assigned to. */
  readonly id: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
}
