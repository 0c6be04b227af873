/** Why a call got no text, or why its text waits. One code, one sentence in {@link RuleSpoke.sentence}. */
export type Because =
  | 'not_missed'
  | 'direction_unknown'
  | 'unknown_line'
  | 'line_disabled'
  | 'caller_withheld'
  | 'caller_invalid'
  | 'caller_short_code'
  | 'caller_premium'
  | 'caller_toll_free'
  | 'caller_own_number'
  | 'caller_staff'
  | 'caller_landline'
  | 'caller_unreachable_by_text'
  | 'opted_out'
  | 'answered_meanwhile'
  | 'human_in_conversation'
  | 'automation_paused'
  | 'cool_down'
  | 'too_late'
  | 'country_not_allowed'
  | 'line_not_registered'
  | 'portal_disconnected'
  | 'telnyx_key_refused'
  | 'daily_cap'
  | 'quiet_hours_log'
  | 'quiet_hours_hold';

export type RuleName =
  | 'missed'
  | 'line'
  | 'caller'
  | 'consent'
  | 'answered meanwhile'
  | 'human in conversation'
  | 'pause'
  | 'freshness'
  | 'cool-down'
  | 'country'
  | 'registration'
  | 'connection'
  | 'daily cap'
  | 'quiet hours';

/** What one rule said about one call. A rule that has nothing against a text says so too. */
export type RuleSpoke =
  | { readonly rule: RuleName; readonly effect: 'allow'; readonly sentence: string }
  | {
      readonly rule: RuleName;
      readonly effect: 'forbid';
      readonly because: Because;
      readonly sentence: string;
    }
  | {
      readonly rule: RuleName;
      readonly effect: 'hold';
      readonly because: Because;
      readonly until: number;
      readonly sentence: string;
    };

/** The one decision for a call, with every rule that spoke (design section 2). Times are epoch ms. */
export type Verdict =
  | { readonly kind: 'text'; readonly rules: readonly RuleSpoke[] }
  | {
      readonly kind: 'hold';
      readonly until: number;
      readonly because: Because;
      readonly rules: readonly RuleSpoke[];
    }
  | { readonly kind: 'no_text'; readonly because: Because; readonly rules: readonly RuleSpoke[] };
