import { CALLER, LINE, type Office, openOffice, refusal } from './office';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const reply = async (text: string) => {
  const before = office.receiver.payloads('message.received').length;
  expect(await office.telnyx.textIn({ from: CALLER, to: LINE, text }).delivered).toBe('delivered');
  return office.receiver.payloads('message.received')[before];
};
const send = () => office.client.messages.send({ from: LINE, to: CALLER, text: 'hello' });

it('delivers an inbound text to the profile', async () => {
  const payload = await reply('How late are you open?');
  expect(payload).toMatchObject({
    direction: 'inbound',
    from: { phone_number: CALLER, line_type: 'Wireless' },
    to: [{ phone_number: LINE, status: 'webhook_delivered' }],
    text: 'How late are you open?',
    media: [],
    errors: [],
  });
  expect(payload).not.toHaveProperty('autoresponse_type');
});

it.each(['STOP', 'stop', ' Stop All ', 'STOPALL', 'unsubscribe', 'CANCEL', 'end', 'QUIT'])(
  'blocks the caller after %p',
  async (keyword) => {
    expect(await reply(keyword)).toMatchObject({ autoresponse_type: 'STOP' });
    expect(await refusal(send())).toEqual({ status: 409, code: '40300' });
    expect(office.telnyx.texts()).toEqual([]);
    const { data } = await office.client.messagingOptouts.list({ filter: { from: CALLER } });
    expect(data).toMatchObject([{ from: CALLER, to: LINE, keyword: keyword.trim().toUpperCase() }]);
  },
);

it.each(['START', 'unstop'])('lifts the block after %p', async (keyword) => {
  await reply('STOP');
  expect(await reply(keyword)).toMatchObject({ autoresponse_type: 'START' });
  await send();
  expect(office.telnyx.texts()).toHaveLength(1);
});

it('marks HELP and blocks nobody', async () => {
  expect(await reply('help')).toMatchObject({ autoresponse_type: 'HELP' });
  await send();
});

it('takes a sentence with a keyword in it for a sentence', async () => {
  expect(await reply('do you stop by on Sundays?')).not.toHaveProperty('autoresponse_type');
  await send();
});
