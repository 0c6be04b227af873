import type { Answer } from '../../src/api/answer';
import {
  addLinesRequest,
  LINES_PER_PAGE,
  type LinesAdded,
  type LinesPage,
  type LineView,
  lineRequest,
  linesRequest,
} from '../../src/api/settings/lines';
import type { LineId } from '../../src/ids';
import { parseE164 } from '../../src/phone/e164';
import { planChanges } from '../../src/settings/plan-changes';
import { type Door, door } from '../api/door';
import { addLineOff } from '../lines/line-store';
import { alreadyMade, changeRequest, logChanges } from './change-log';
import { levelView } from './level-view';
import { findLines, lineSummary } from './line-summary';
import { refusal } from './refusals';
import type { SettingsParts } from './settings-parts';
import { settingsTree, storeChanges } from './settings-store';
import { accountNumbers } from './telnyx-numbers';

/** The list of lines, one line, and new lines out of the Telnyx account's numbers. */
export function lineDoors(parts: SettingsParts): readonly Door[] {
  return [
    door('/api/settings/lines', linesRequest, 'use', (user, { search, location, page = 0 }) =>
      parts.inPortal(user.portalId, async (tx): Promise<Answer<LinesPage>> => {
        const tree = await settingsTree(tx, 'to read it');
        const found = findLines(tree, search, location);
        const shown = found.slice(page * LINES_PER_PAGE, (page + 1) * LINES_PER_PAGE);
        return {
          ok: true,
          value: {
            total: found.length,
            page,
            lines: shown.map((line) => lineSummary(tree, line)),
          },
        };
      }),
    ),
    door('/api/settings/line', lineRequest, 'use', (user, { id }) =>
      parts.inPortal(user.portalId, async (tx): Promise<Answer<LineView>> => {
        const tree = await settingsTree(tx, 'to read it');
        const line = tree.lines.find((known) => known.id === id);
        const level = line && levelView(tree, { kind: 'line', id: line.id });
        if (line === undefined || level === undefined)
          return refusal('This line is not there any more.', 'Choose another from the list.');
        return { ok: true, value: { ...lineSummary(tree, line), level } };
      }),
    ),
    door('/api/settings/lines/add', addLinesRequest, 'manage', async (user, input) => {
      const known = await accountNumbers(parts, user.portalId);
      if (!known.ok) return known;
      const theirs = new Set(known.value.map(({ number }) => number));
      const foreign = input.numbers.find((number) => !theirs.has(number));
      if (foreign !== undefined)
        return refusal(
          `${foreign} is not a number of your Telnyx account.`,
          'Choose numbers from the list, or buy or port this one in Telnyx first.',
          { numbers: `${foreign} is not a number of your Telnyx account.` },
        );
      return parts.inPortal(user.portalId, async (tx): Promise<Answer<LinesAdded>> => {
        const tree = await settingsTree(tx, 'to change it');
        if (await alreadyMade(tx, input.idempotencyKey))
          return { ok: true, value: { added: input.numbers.length } };
        const location = input.location || undefined;
        if (location !== undefined) {
          const plan = planChanges(tree, [{ kind: 'new_location', name: location }]);
          if (plan.ok) await storeChanges(tx, plan.changed);
        }
        const added: string[] = [];
        for (const number of input.numbers.flatMap((text) => parseE164(text) ?? [])) {
          const id = parts.newId() as LineId;
          const isNew = await addLineOff(tx, { id, number, mode: input.mode, location });
          if (isNew) added.push(number);
        }
        const entries = added.map((number) => ({
          about: `Line ${number}`,
          changes: [{ what: 'Line', from: 'none', to: 'added, switched off' }],
        }));
        await logChanges(tx, changeRequest(parts, user, input), entries);
        return { ok: true, value: { added: added.length } };
      });
    }),
  ];
}
