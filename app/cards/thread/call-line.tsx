import { Accordion, Flex, Link, List, Text } from '@hubspot/ui-extensions';
import type { CallEntry } from '../../../src/api/conversation';
import { sayDuration } from '../time/say-duration';
import { IconLine } from './icon-line';
import { LinesOf } from './lines-of';

const ICONS = {
  answered: 'calling',
  ringing: 'calling',
  missed: 'callingMissed',
  abandoned: 'callingMissed',
  voicemail: 'callingVoicemail',
  blocked: 'block',
} as const;

/** A call: what happened, what was done about it and why, and what the caller left on the voicemail. */
export function CallLine({ entry }: { readonly entry: CallEntry }) {
  const { verdict, voicemail } = entry;
  return (
    <Flex direction="column" gap="xs">
      <IconLine icon={ICONS[entry.outcome]} say={entry.say} atSaid={entry.atSaid} />
      {verdict !== undefined && <Text>{verdict.say}</Text>}
      {verdict !== undefined && verdict.reasons.length > 0 && (
        <Accordion title="Why" size="xs">
          <List variant="unordered-styled">
            {[...new Set(verdict.reasons)].map((reason) => (
              <Text key={reason}>{reason}</Text>
            ))}
          </List>
        </Accordion>
      )}
      {voicemail !== undefined && <Voicemail voicemail={voicemail} />}
    </Flex>
  );
}

function Voicemail({ voicemail }: { readonly voicemail: NonNullable<CallEntry['voicemail']> }) {
  const length = sayDuration(voicemail.seconds * 1000);
  return (
    <Flex direction="column" gap="flush">
      {voicemail.url === undefined ? (
        <Text>{`Voicemail, ${length}`}</Text>
      ) : (
        <Link
          href={{ url: voicemail.url, external: true }}
        >{`Listen to the voicemail, ${length}`}</Link>
      )}
      {voicemail.transcript === undefined ? (
        <Text variant="microcopy">There is no transcript.</Text>
      ) : (
        <LinesOf body={voicemail.transcript} />
      )}
    </Flex>
  );
}
