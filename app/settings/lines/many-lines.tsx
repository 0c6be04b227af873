import {
  Button,
  Flex,
  Input,
  Select,
  Tab,
  Tabs,
  Text,
  TextArea,
  Tile,
  useExtensionActions,
} from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { Answer } from '../../../src/api/answer';
import type { LinesCsv, ManyLinesInput } from '../../../src/api/settings/many-lines';
import type { SettingsOverview } from '../../../src/api/settings/overview';
import { askRingback } from '../ask-ringback';
import { Trouble } from '../trouble';
import { BULK_SETTINGS, type BulkSetting, bulkEdit, isBulkSetting } from './bulk-settings';
import { PreviewAndApply } from './preview-and-apply';

interface ManyProps {
  readonly filter: { readonly search?: string; readonly location?: string };
  readonly overview: SettingsOverview;
  readonly changed: () => void;
}

/** Changes many lines at once: one setting for all that are found, or a spreadsheet. */
export function ManyLines(props: ManyProps) {
  return (
    <Tile>
      <Tabs defaultSelected="bulk">
        <Tab tabId="bulk" title="One setting for all lines found">
          <Bulk {...props} />
        </Tab>
        <Tab tabId="csv" title="A spreadsheet (CSV)">
          <Csv {...props} />
        </Tab>
      </Tabs>
    </Tile>
  );
}

function Bulk({ filter, overview, changed }: ManyProps) {
  const [setting, setSetting] = useState<BulkSetting>('enabled');
  const [text, setText] = useState('');
  const [edits, setEdits] = useState<ManyLinesInput>();
  const { label, help, options } = BULK_SETTINGS[setting];
  const places = overview.locations.map(({ name }) => ({ label: name, value: name }));
  const choices = setting === 'location' ? [...places, { label: 'None', value: '' }] : options;
  return (
    <Flex direction="column" gap="sm">
      <Text>It applies to the lines that the search and location above find.</Text>
      <Select
        label="Setting"
        name="bulk-setting"
        value={setting}
        options={Object.entries(BULK_SETTINGS).map(([value, words]) => ({
          label: words.label,
          value,
        }))}
        onChange={(value) => {
          if (typeof value === 'string' && isBulkSetting(value)) setSetting(value);
          setText('');
          setEdits(undefined);
        }}
      />
      {choices === undefined ? (
        <Input
          label={`New value: ${label}`}
          name="bulk-value"
          description={help}
          value={text}
          onInput={setText}
          onChange={setText}
        />
      ) : (
        <Select
          label={`New value: ${label}`}
          name="bulk-value"
          description={help}
          value={text}
          options={[...choices]}
          onChange={(value) => setText(String(value))}
        />
      )}
      <Flex direction="row">
        <Button onClick={() => setEdits({ kind: 'bulk', ...filter, ...bulkEdit(setting, text) })}>
          Show what would change
        </Button>
      </Flex>
      {edits === undefined ? null : (
        <PreviewAndApply key={JSON.stringify(edits)} edits={edits} changed={changed} />
      )}
    </Flex>
  );
}

function Csv({ changed }: ManyProps) {
  const [csv, setCsv] = useState('');
  const [edits, setEdits] = useState<ManyLinesInput>();
  const [copied, setCopied] = useState(false);
  const [refused, setRefused] = useState<Extract<Answer<never>, { ok: false }>>();
  const { copyTextToClipboard } = useExtensionActions<'settings'>();
  const copyAll = async (): Promise<void> => {
    const answer = await askRingback<LinesCsv>('/api/settings/lines/export', {});
    setRefused(answer.ok ? undefined : answer);
    if (!answer.ok) return;
    await copyTextToClipboard(answer.value.csv);
    setCopied(true);
  };
  return (
    <Flex direction="column" gap="sm">
      <Text>
        Copy all lines, paste them into a spreadsheet, change them there, export the sheet as CSV,
        and paste its text here. An empty cell is inherited; a column you leave out stays as it is.
      </Text>
      <Trouble refused={refused} />
      <Flex direction="row">
        <Button onClick={() => void copyAll()}>
          {copied ? 'Copied: paste it into a spreadsheet' : 'Copy all lines as CSV'}
        </Button>
      </Flex>
      <TextArea label="CSV" name="csv" rows={8} value={csv} onInput={setCsv} onChange={setCsv} />
      <Flex direction="row">
        <Button disabled={csv.trim() === ''} onClick={() => setEdits({ kind: 'csv', csv })}>
          Show what would change
        </Button>
      </Flex>
      {edits === undefined ? null : (
        <PreviewAndApply key={JSON.stringify(edits)} edits={edits} changed={changed} />
      )}
    </Flex>
  );
}
