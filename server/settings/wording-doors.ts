import type { Answer } from '../../src/api/answer';
import {
  type CountryHolidays,
  holidaysRequest,
  type WordingPreviews,
  wordingRequest,
} from '../../src/api/settings/wording';
import { hasHolidayRules, publicHolidays } from '../../src/hours/holidays';
import { valuesInEffect } from '../../src/settings/in-effect';
import { lineBehaviour, wordingsOf } from '../../src/settings/line-behaviour';
import { previewWordings } from '../../src/settings/preview-wording';
import { sayPrice } from '../../src/settings/price-estimate';
import { lineInEffect, type Scope, type SettingsTree } from '../../src/settings/settings-tree';
import { FIELD_MEANINGS } from '../../src/wording/fields';
import { type Door, door } from '../api/door';
import { levelView, readScope } from './level-view';
import { refusal } from './refusals';
import type { SettingsParts } from './settings-parts';
import { settingsTree } from './settings-store';

/** How texts would read, and which days a country takes off. Nothing here stores anything. */
export function wordingDoors(parts: SettingsParts): readonly Door[] {
  return [
    door('/api/settings/wording', wordingRequest, 'use', (user, { scope: given, drafts }) =>
      parts.inPortal(user.portalId, async (tx): Promise<Answer<WordingPreviews>> => {
        const tree = await settingsTree(tx, 'to read it');
        const scope = readScope(given);
        const level = levelView(tree, scope);
        const settings = level && valuesInEffect(level.inEffect);
        const line = exampleLine(tree, scope);
        const read = settings && lineBehaviour(settings, line.name);
        if (settings === undefined || read === undefined || !read.ok)
          return refusal('This line or location is not there any more.', 'Go back to the list.');
        const previews = previewWordings(
          { ...line, business: settings.business ?? line.business, behaviour: read.behaviour },
          { ...wordingsOf(settings), ...drafts },
          parts.now(),
        );
        return {
          ok: true,
          value: {
            previews: previews.map((one) => ({ ...one, price: sayPrice(one.segments.segments) })),
            fields: Object.entries(FIELD_MEANINGS).map(([name, meaning]) => ({ name, meaning })),
          },
        };
      }),
    ),
    door(
      '/api/settings/holidays',
      holidaysRequest,
      'use',
      async (_user, { country }): Promise<Answer<CountryHolidays>> => {
        if (!hasHolidayRules(country))
          return refusal(
            `No public holidays are known for “${country}”.`,
            'Use a code such as US or CA-ON, or list your days off yourself.',
            { country: 'No public holidays are known for this.' },
          );
        const year = new Date(parts.now()).getUTCFullYear();
        const today = new Date(parts.now()).toISOString().slice(0, 10);
        const days = [year, year + 1]
          .flatMap((each) => [...publicHolidays(country, each)])
          .map(([date, name]) => ({ date, name }))
          .filter(({ date }) => date >= today)
          .sort((one, other) => one.date.localeCompare(other.date))
          .slice(0, 20);
        return { ok: true, value: { days } };
      },
    ),
  ];
}

interface ExampleLine {
  readonly name: string;
  readonly number: string;
  readonly location: string | undefined;
  /** What the line's texts call the business, where the level that is edited has no name for it. */
  readonly business: string | undefined;
}

/** The line that stands in the texts: the one that is edited, or the first one of the level. */
function exampleLine(tree: SettingsTree, scope: Scope): ExampleLine {
  const { lines } = tree;
  const location = scope.kind === 'location' ? scope.name : undefined;
  const line =
    scope.kind === 'line'
      ? lines.find(({ id }) => id === scope.id)
      : (lines.find((one) => one.location === location) ?? lines[0]);
  return line === undefined
    ? { name: 'Main line', number: '+13125550100', location, business: undefined }
    : { ...line, business: lineInEffect(tree, line).business.value };
}
