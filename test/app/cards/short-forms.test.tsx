import { TextArea } from '@hubspot/ui-extensions';
import { ConversationHelpDesk } from '../../../app/cards/conversation-help-desk';
import { ConversationPreview } from '../../../app/cards/conversation-preview';
import { ConversationSidebar } from '../../../app/cards/conversation-sidebar';
import { backendDouble, yes } from './backend-double';
import { engaged, fromCaller, NOW } from './conversations';
import { renderCard, withCardTime } from './rendered-card';

withCardTime(NOW);

const long = engaged({
  thread: [1, 2, 3, 4, 5, 6].map((one) => fromCaller(`text-${one}`, `Text number ${one}.`)),
});

test.each([
  ['sidebar', <ConversationSidebar key="sidebar" />, 3, true],
  ['preview', <ConversationPreview key="preview" />, 3, false],
  ['help desk', <ConversationHelpDesk key="help-desk" />, 5, true],
])('the %s shows who, what to do and the last words', async (_place, form, latest, answers) => {
  backendDouble({ conversation: yes(long) });
  const card = await renderCard(form);

  expect(card.text()).toContain('Maria Lopez');
  expect(card.text()).toContain('Your turn');
  expect(card.text()).toContain('Call back (312) 555-0123');
  expect(card.text()).toContain('Text number 6.');
  expect(card.text()).not.toContain(`Text number ${6 - latest}.`);
  expect(card.renderer.findAll(TextArea).length > 0).toBe(answers);

  await card.press(`Show ${6 - latest} earlier`);
  expect(card.text()).toContain('Text number 1.');
});
