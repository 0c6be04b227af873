import { Button, Flex, Input, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';

/** Telnyx takes ten pictures (Telnyx reference 5.1); more than three are rarely delivered whole. */
const MOST = 3;

interface Props {
  readonly urls: readonly string[];
  onChange(urls: readonly string[]): void;
}

/** Pictures of the text, by their address. */
export function Pictures({ urls, onChange }: Props) {
  const [asking, setAsking] = useState(false);
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState<string>();

  const attach = () => {
    const url = typed.trim();
    if (!isWebAddress(url)) {
      setWrong('Paste the full address of the picture; it begins with https://');
      return;
    }
    onChange([...urls.filter((other) => other !== url), url]);
    setTyped('');
    setWrong(undefined);
    setAsking(false);
  };

  return (
    <Flex direction="column" gap="xs">
      {urls.map((url) => (
        <Flex key={url} direction="row" gap="xs" align="center">
          <Text variant="microcopy" truncate>{`Picture: ${url}`}</Text>
          <Button
            size="xs"
            variant="transparent"
            onClick={() => onChange(urls.filter((other) => other !== url))}
          >
            Remove
          </Button>
        </Flex>
      ))}
      {asking && (
        <Flex direction="row" gap="xs" align="end" wrap>
          <Input
            label="Address of the picture"
            name="picture"
            placeholder="https://"
            value={typed}
            error={wrong !== undefined}
            {...(wrong !== undefined && { validationMessage: wrong })}
            onInput={setTyped}
          />
          <Button size="sm" variant="secondary" onClick={attach}>
            Attach
          </Button>
          <Button size="sm" variant="transparent" onClick={() => setAsking(false)}>
            Cancel
          </Button>
        </Flex>
      )}
      {!asking && urls.length < MOST && (
        <Button size="xs" variant="transparent" onClick={() => setAsking(true)}>
          Attach a picture
        </Button>
      )}
    </Flex>
  );
}

function isWebAddress(text: string): boolean {
  return /^https:\/\/[^\s/]+\.[^\s/]+\/\S+$/.test(text);
}
