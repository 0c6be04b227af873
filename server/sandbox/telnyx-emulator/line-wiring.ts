import { accountOf } from './accounts';
import { openConnection } from './connections';
import { openMessagingProfile } from './messaging-profiles';
import { buyNumber } from './phone-numbers';
import type { Platform } from './platform';
import type { Account, Connection, MessagingProfile } from './state';

/** Countries a profile of the sandbox may text. */
const DESTINATIONS = 'US CA GB IE AU NZ DE AT CH FR ES IT NL BE SE NO DK FI PL PT'.split(' ');

/** A number for an account, wired as a working one is. */
export interface NumberInput {
  apiKey: string;
  /** E.164. */
  number: string;
  /** What takes its calls; `none`: nothing does. Default `call_control`. */
  connection?: 'call_control' | 'sip' | 'none' | undefined;
  /** False: on no messaging profile. */
  messaging?: boolean | undefined;
  /** Numbers that name the same profile share it, and with it the opt-outs. Default `Main`. */
  profile?: string | undefined;
  tags?: readonly string[] | undefined;
}

/** Buys a number and puts it on a connection and a profile of the account, opened when there are none of the name. */
export function wireNumber(platform: Platform, input: NumberInput): void {
  const account = accountOf(platform, input.apiKey);
  const number = platform.phoneNumbers.get(input.number);
  if (number !== undefined && number.accountId !== account.id) {
    throw new Error(`${input.number} belongs to another account of the Telnyx emulator`);
  }
  const bought = number ?? buyNumber(platform, account, input.number);
  const kind = input.connection ?? 'call_control';
  bought.connectionId = kind === 'none' ? null : connectionOf(platform, account, kind).id;
  bought.messagingProfileId =
    input.messaging === false ? null : profileOf(platform, account, input.profile ?? 'Main').id;
  if (input.tags !== undefined) bought.tags = [...input.tags];
}

/** Sets the webhook address of everything the account has. */
export function pointWebhooks(
  platform: Platform,
  apiKey: string,
  url: string,
  failoverUrl: string | undefined,
): void {
  const { id } = accountOf(platform, apiKey);
  const now = platform.now();
  const everything = [...platform.connections.values(), ...platform.messagingProfiles.values()];
  for (const target of everything) {
    if (target.accountId !== id) continue;
    target.webhookUrl = url;
    target.webhookFailoverUrl = failoverUrl ?? null;
    target.updatedAt = now;
  }
}

function connectionOf(platform: Platform, account: Account, kind: Connection['kind']): Connection {
  for (const connection of platform.connections.values()) {
    if (connection.accountId === account.id && connection.kind === kind) return connection;
  }
  const opened = openConnection(platform, account, kind, kind === 'sip' ? 'Office PBX' : 'Main');
  inheritWebhooks(platform, account, opened);
  return opened;
}

function profileOf(platform: Platform, account: Account, name: string): MessagingProfile {
  for (const profile of platform.messagingProfiles.values()) {
    if (profile.accountId === account.id && profile.name === name) return profile;
  }
  const opened = openMessagingProfile(platform, account, name, DESTINATIONS);
  inheritWebhooks(platform, account, opened);
  return opened;
}

/** What is opened after the webhooks were pointed somewhere points there too. */
function inheritWebhooks(
  platform: Platform,
  account: Account,
  opened: Connection | MessagingProfile,
): void {
  const others = [...platform.connections.values(), ...platform.messagingProfiles.values()];
  const model = others.find((other) => other.accountId === account.id && other.webhookUrl !== null);
  opened.webhookUrl = model?.webhookUrl ?? null;
  opened.webhookFailoverUrl = model?.webhookFailoverUrl ?? null;
}
