import { Select } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { WordingChoice } from '../../../src/api/conversation';

interface Props {
  readonly wordings: readonly WordingChoice[];
  /** What is in the box now. */
  readonly body: string;
  onPick(body: string): void;
}

/** Texts to begin from. One that is picked takes the place of another, and follows a person's own words. */
export function Wordings({ wordings, body, onPick }: Props) {
  const [picked, setPicked] = useState<WordingChoice>();
  if (wordings.length === 0) return null;
  const untouched = body.trim() === '' || body === picked?.body;
  return (
    <Select
      label="Begin with a wording"
      name="wording"
      placeholder="Choose a wording"
      {...(picked !== undefined && body === picked.body && { value: picked.id })}
      options={wordings.map(({ id, name }) => ({ label: name, value: id }))}
      onChange={(value) => {
        const wording = wordings.find(({ id }) => id === value);
        if (wording === undefined) return;
        setPicked(wording);
        onPick(untouched ? wording.body : `${body.trimEnd()} ${wording.body}`);
      }}
    />
  );
}
