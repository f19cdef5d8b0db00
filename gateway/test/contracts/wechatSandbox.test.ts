/** The provider against the sandbox: both written from the documents, neither from the other. */
import { createWechat } from '../../src/providers/wechat.ts';
import type { WechatMessage, WechatPort } from '../../src/providers/ports.ts';
import { isWechatSignature, parseSubscribeEvents } from '../../src/providers/wechatPush.ts';
import { eventually } from './loopback.ts';
import { memoryTokens, startStand, WECHAT, type Stand } from './stand.ts';

let stand: Stand;
let wechat: WechatPort;

beforeAll(async () => {
  stand = await startStand();
});
beforeEach(async () => {
  await stand.api('POST', 'reset');
  stand.gateway.heard.length = 0;
  wechat = createWechat({ origin: stand.origin, ...WECHAT, tokens: memoryTokens(), now: () => new Date() });
});
afterAll(() => stand.close());

const allow = (accept = true) =>
  stand.api('POST', 'wechat/subscriptions', { openid: 'o1', templateId: 't1', accept });

function message(data: Record<string, string>): WechatMessage {
  const values = Object.fromEntries(Object.entries(data).map(([name, value]) => [name, { value }]));
  return { openid: 'o1', templateId: 't1', page: 'pages/case/index?number=1', data: values };
}

test('a sign-in code gives its openid once', async () => {
  const { body } = await stand.api<{ code: string }>('POST', 'wechat/login', { openid: 'o1' });
  await expect(wechat.openidOf(body.code)).resolves.toBe('o1');
  await expect(wechat.openidOf(body.code)).rejects.toMatchObject({ name: 'ProviderRefused', code: '40163' });
  await expect(wechat.openidOf('made-up')).rejects.toMatchObject({ name: 'ProviderRefused', code: '40029' });
});

test('a phone code gives the number once', async () => {
  const { body } = await stand.api<{ code: string }>('POST', 'wechat/phone-code', {
    openid: 'o1',
    phone: '13900000001',
  });
  await expect(wechat.phoneOf(body.code)).resolves.toBe('+8613900000001');
  await expect(wechat.phoneOf(body.code)).rejects.toMatchObject({ name: 'ProviderRefused', code: '40163' });
});

test('one accepted permission is one message; a refused one is none', async () => {
  const data = {
    character_string1: '20261122-0007-4',
    phrase2: '正在办理',
    thing3: '已签收',
    time4: '2026年11月22日 9:05',
  };
  await allow(false);
  await expect(wechat.sendSubscribe(message(data))).resolves.toMatchObject({
    kind: 'refused',
    code: '43101',
  });
  await allow();
  const first = await wechat.sendSubscribe(message(data));
  expect(first.kind).toBe('sent');
  await expect(wechat.sendSubscribe(message(data))).resolves.toMatchObject({
    kind: 'refused',
    code: '43101',
  });
  const { body } = await stand.api<{ data: object }[]>('GET', 'wechat/messages?openid=o1');
  expect(body).toHaveLength(1);
  expect(body[0]?.data).toEqual(data);
});

test.each([
  ['thing1', '一'.repeat(20), '一'.repeat(21)],
  ['character_string1', 'A'.repeat(32), 'A'.repeat(33)],
  ['number1', '1'.repeat(31), '十二'],
  ['letter1', 'abc', 'ab1'],
  ['phrase1', '正在办理中', '正在办理了吗'],
  ['name1', '一'.repeat(10), '一'.repeat(11)],
  ['time1', '9:05', '明天'],
  ['date1', '2026-11-22', '22号'],
])('%s keeps its limit: 47003 names the field and costs no permission', async (field, good, bad) => {
  await allow();
  const refused = await wechat.sendSubscribe(message({ [field]: bad }));
  expect(refused).toMatchObject({
    kind: 'refused',
    code: '47003',
    reason: expect.stringContaining(field) as string,
  });
  await expect(wechat.sendSubscribe(message({ [field]: good }))).resolves.toMatchObject({ kind: 'sent' });
});

test('tokens run out in the middle of work', async () => {
  await allow();
  await allow();
  await wechat.sendSubscribe(message({ thing1: '一' }));
  await stand.api('POST', 'wechat/expire-tokens');
  await expect(wechat.sendSubscribe(message({ thing1: '二' }))).resolves.toMatchObject({ kind: 'sent' });
});

test('a fault on demand strikes once', async () => {
  await allow();
  await stand.api('POST', 'faults', { provider: 'wechat', kind: '43101' });
  await expect(wechat.sendSubscribe(message({ thing1: '一' }))).resolves.toMatchObject({ code: '43101' });
  await expect(wechat.sendSubscribe(message({ thing1: '一' }))).resolves.toMatchObject({ kind: 'sent' });
});

test('events of permissions and messages are pushed signed, in a form the parser reads', async () => {
  await allow();
  await wechat.sendSubscribe(message({ thing1: '一' }));
  const pushed = await eventually(() => (stand.gateway.heard.length === 2 ? stand.gateway.heard : undefined));
  for (const { url } of pushed) {
    const query = new URL(url, 'http://x');
    expect(query.pathname).toBe('/webhooks/wechat');
    const [signature, timestamp, nonce] = ['signature', 'timestamp', 'nonce'].map(
      (name) => query.searchParams.get(name) ?? '',
    );
    const given = {
      token: WECHAT.pushToken,
      timestamp: timestamp ?? '',
      nonce: nonce ?? '',
      signature: signature ?? '',
    };
    expect(isWechatSignature(given)).toBe(true);
    expect(isWechatSignature({ ...given, token: 'another' })).toBe(false);
  }
  const events = pushed.flatMap(({ body }) => parseSubscribeEvents(JSON.parse(String(body))).items);
  expect(events).toMatchObject([
    { kind: 'popup', openid: 'o1', templateId: 't1', accepted: true },
    { kind: 'sent', openid: 'o1', templateId: 't1', errorCode: 0 },
  ]);
});
