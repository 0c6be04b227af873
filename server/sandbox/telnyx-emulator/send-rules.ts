import { z } from 'zod';
import { type ErrorCode, refuse } from './errors';
import { countryOf } from './number-country';
import { isBlocked } from './opt-outs';
import type { Platform } from './platform';
import type { Reply } from './reply';
import { parseBody } from './request-body';
import { type Segments, segmentsOf } from './segments';
import type { Account, MessagingProfile } from './state';

const E164 = /^\+[1-9][0-9]{6,14}$/;
const MAX_PARTS = 10;
const MAX_MEDIA = 10;

const sendSchema = z.looseObject({
  to: z.string(),
  from: z.string().optional(),
  text: z.string().optional(),
  media_urls: z.array(z.string()).optional(),
  subject: z.string().optional(),
  messaging_profile_id: z.string().optional(),
  type: z.enum(['SMS', 'MMS']).optional(),
  encoding: z.enum(['auto', 'gsm7', 'ucs2']).optional(),
  webhook_url: z.string().optional(),
  webhook_failover_url: z.string().optional(),
  use_profile_webhooks: z.boolean().optional(),
  auto_detect: z.boolean().optional(),
  send_at: z.null().optional(),
});

/** A send request that passed every rule. */
export interface AcceptableSend {
  from: string;
  to: string;
  text: string;
  mediaUrls: string[];
  subject: string | null;
  segments: Segments;
  profile: MessagingProfile;
  webhookUrl: string | null;
  webhookFailoverUrl: string | null;
  useProfileWebhooks: boolean;
}

/** The rules of `POST /messages`, in turn: form, sender, recipient, content, account, registration, opt-out, route. */
export function judgeSend(
  platform: Platform,
  account: Account,
  body: unknown,
): { send: AcceptableSend } | { refusal: Reply } {
  const parsed = parseBody(sendSchema, body);
  if ('refusal' in parsed) return parsed;
  const asked = parsed.body;
  const no = (code: ErrorCode, pointer: string) => ({
    refusal: refuse(code, undefined, { pointer }),
  });

  for (const field of ['webhook_url', 'webhook_failover_url'] as const) {
    const url = asked[field];
    if (url && (!/^https?:\/\//.test(url) || !URL.canParse(url) || url.length > 2000)) {
      return no('10003', `/${field}`);
    }
  }

  const { from } = asked;
  const line = from === undefined ? undefined : platform.phoneNumbers.get(from);
  const profileId = line?.messagingProfileId ?? undefined;
  const profile = profileId === undefined ? undefined : platform.messagingProfiles.get(profileId);
  if (
    from === undefined ||
    line?.accountId !== account.id ||
    line.behaviour === 'off_profile' ||
    profile === undefined ||
    (asked.messaging_profile_id !== undefined && asked.messaging_profile_id !== profile.id)
  ) {
    return no('40305', '/from');
  }
  if (!profile.enabled) return no('40312', '/messaging_profile_id');

  if (!E164.test(asked.to) || asked.to === from) return no('40310', '/to');
  const country = countryOf(asked.to);
  if (country === undefined) return no('40310', '/to');
  const { whitelistedDestinations } = profile;
  if (!whitelistedDestinations.includes('*') && !whitelistedDestinations.includes(country)) {
    return no('40309', '/to');
  }

  const text = asked.text ?? '';
  const mediaUrls = asked.media_urls ?? [];
  if (text === '' && mediaUrls.length === 0) return no('40304', '/text');
  const segments = segmentsOf(text, asked.encoding ?? 'auto', profile.smartEncoding);
  if (segments === undefined) return no('40328', '/encoding');
  if (segments.parts > MAX_PARTS || mediaUrls.length > MAX_MEDIA) return no('40302', '/text');

  if (account.outOfFunds) return { refusal: refuse('20100') };
  if (line.behaviour === 'unregistered') return no('40010', '/from');
  if (isBlocked(platform, profile.id, asked.to)) {
    return {
      refusal: refuse(
        '40300',
        `Messages cannot be sent from ${from} to ${asked.to} due to an existing block rule.`,
      ),
    };
  }
  if (platform.recipients.get(asked.to) === 'landline_refused') return no('40001', '/to');

  return {
    send: {
      from,
      to: asked.to,
      text,
      mediaUrls,
      subject: asked.subject ?? null,
      segments,
      profile,
      webhookUrl: asked.webhook_url || null,
      webhookFailoverUrl: asked.webhook_failover_url || null,
      useProfileWebhooks: asked.use_profile_webhooks ?? true,
    },
  };
}
