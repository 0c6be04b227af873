import {
  Alert,
  Button,
  DescriptionList,
  DescriptionListItem,
  Flex,
  Input,
  LoadingButton,
  Text,
  useExtensionActions,
} from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { TelnyxAccountView } from '../../../src/api/settings/telnyx';
import { Trouble } from '../trouble';
import { useAnswer } from '../use-answer';
import { useChange } from '../use-change';
import type { StepProps } from './set-up-tab';

/** Connects the Telnyx account, or shows the one that is connected. The key goes in and is never shown again. */
export function TelnyxForm({ overview, changed }: StepProps) {
  const connected = overview.telnyx !== undefined;
  const [replacing, setReplacing] = useState(false);
  if (!overview.mayManage)
    return <Text>{connected ? 'A manager connected it.' : 'A manager has to connect it.'}</Text>;
  return (
    <Flex direction="column" gap="md">
      {connected ? <Account /> : null}
      {connected && !replacing && overview.telnyx?.refusedBecause === undefined ? (
        <Flex direction="row">
          <Button onClick={() => setReplacing(true)}>Connect another key</Button>
        </Flex>
      ) : (
        <KeyField
          done={() => {
            setReplacing(false);
            changed();
          }}
        />
      )}
    </Flex>
  );
}

function Account() {
  const { value, refused, loading, reload } = useAnswer<TelnyxAccountView>(
    '/api/settings/telnyx/account',
    {},
  );
  const { copyTextToClipboard } = useExtensionActions<'settings'>();
  const [copied, setCopied] = useState(false);
  if (loading && value === undefined) return <Text>Asking Telnyx for the balance …</Text>;
  return (
    <Flex direction="column" gap="sm">
      <Trouble refused={refused} />
      {refused === undefined ? null : (
        <Flex direction="row">
          <Button onClick={reload}>Ask again</Button>
        </Flex>
      )}
      {value === undefined ? null : (
        <>
          <DescriptionList>
            <DescriptionListItem label="API key">
              <Text>Stored encrypted, never shown</Text>
            </DescriptionListItem>
            <DescriptionListItem label="Balance">
              <Text>{value.balance}</Text>
            </DescriptionListItem>
            <DescriptionListItem label="Webhook address">
              <Text>{value.webhookUrl}</Text>
            </DescriptionListItem>
          </DescriptionList>
          <Text>
            In Telnyx, paste this address as webhook URL (API version 2) into the voice application
            or SIP connection, and into the messaging profile, of your numbers.
          </Text>
          <Flex direction="row">
            <Button
              onClick={() => void copyTextToClipboard(value.webhookUrl).then(() => setCopied(true))}
            >
              {copied ? 'Copied' : 'Copy the webhook address'}
            </Button>
          </Flex>
        </>
      )}
    </Flex>
  );
}

function KeyField({ done }: { readonly done: () => void }) {
  const [apiKey, setApiKey] = useState('');
  const connecting = useChange<TelnyxAccountView>('/api/settings/telnyx/connect');
  const [balance, setBalance] = useState<string>();
  const problem = connecting.refused?.fields?.['apiKey'];
  return (
    <Flex direction="column" gap="sm">
      <Text>
        In Telnyx, open Account, API keys, create a key named Ringback, and paste it here. It is
        checked at once.
      </Text>
      <Input
        label="Telnyx API key"
        name="apiKey"
        type="password"
        value={apiKey}
        onInput={setApiKey}
        onChange={setApiKey}
        error={problem !== undefined}
        {...(problem === undefined ? {} : { validationMessage: problem })}
      />
      <Trouble refused={connecting.refused} />
      {balance === undefined ? null : (
        <Alert title={`Telnyx accepts the key. Balance: ${balance}.`} variant="success" />
      )}
      <Flex direction="row">
        <LoadingButton
          variant="primary"
          loading={connecting.busy}
          disabled={apiKey.trim() === ''}
          onClick={async () => {
            const account = await connecting.make({ apiKey });
            if (account === undefined) return;
            setApiKey('');
            setBalance(account.balance);
            done();
          }}
        >
          Connect
        </LoadingButton>
      </Flex>
    </Flex>
  );
}
