import { createWechat } from '../../src/providers/wechat.ts';
import type { WechatMessage, WechatPort } from '../../src/providers/ports.ts';
import { deadPort, json, PATIENT, startLoopback, type Heard } from './loopback.ts';
import { memoryTokens, WECHAT } from './stand.ts';

const NOW = new Date('2026-11-22T01:20:00Z');
const MESSAGE: WechatMessage = {
  openid: 'OPENID',
  templateId: 'TEMPLATE',
  page: 'pages/case/index?number=1',
  data: { thing1: { value: '已派单' } },
};

type Answers = Partial<Record<'token' | 'send', (heard: Heard, count: number) => unknown>>;

/** WeChat's side: tokens T1, T2, … and the answers a test gives; counts what was asked. */
async function startWechat(answers: Answers) {
  const counts = { token: 0, send: 0 };
  const loopback = await startLoopback((heard, response) => {
    const what = heard.url.startsWith('/cgi-bin/stable_token') ? 'token' : 'send';
    counts[what] += 1;
    const standard =
      what === 'token'
        ? { access_token: `T${counts.token}`, expires_in: 7200 }
        : { errcode: 0, errmsg: 'ok', msgid: 77 };
    const answer = answers[what]?.(heard, counts[what]) ?? standard;
    if (answer === 'silence') return;
    if (answer === 'break') response.destroy();
    else if (typeof answer === 'number') response.writeHead(answer).end('<html>');
    else json(response, answer);
  });
  const tokens = memoryTokens();
  const options = { origin: loopback.origin, ...WECHAT, tokens, now: () => NOW };
  return { loopback, counts, tokens, port: createWechat(options), another: createWechat(options) };
}

const errcode = (code: number, errmsg = 'e') => ({ errcode: code, errmsg });

test('a message goes out in the documented form, with a token asked for once and kept for all', async () => {
  const wechat = await startWechat({});
  const outcomes = await Promise.all([1, 2, 3].map(() => wechat.port.sendSubscribe(MESSAGE)));
  expect(outcomes).toEqual(Array.from({ length: 3 }, () => ({ kind: 'sent', providerId: '77' })));
  expect(wechat.counts).toEqual({ token: 1, send: 3 });
  await wechat.another.sendSubscribe(MESSAGE);
  expect(wechat.counts.token).toBe(1);
  const [asked, sent] = wechat.loopback.heard;
  expect([asked?.method, asked?.url]).toEqual(['POST', '/cgi-bin/stable_token']);
  expect(JSON.parse(String(asked?.body))).toEqual({
    grant_type: 'client_credential',
    appid: WECHAT.appid,
    secret: WECHAT.secret,
    force_refresh: false,
  });
  expect([sent?.method, sent?.url]).toEqual(['POST', '/cgi-bin/message/subscribe/send?access_token=T1']);
  expect(JSON.parse(String(sent?.body))).toEqual({
    touser: 'OPENID',
    template_id: 'TEMPLATE',
    page: 'pages/case/index?number=1',
    miniprogram_state: 'formal',
    lang: 'zh_CN',
    data: { thing1: { value: '已派单' } },
  });
  expect([...wechat.tokens.held.values()]).toEqual([
    { value: 'T1', expiresAt: new Date(NOW.getTime() + 6_900_000) },
  ]);
  await wechat.loopback.close();
});

test.each([40001, 42001])('errcode %d: another token, exactly one repetition', async (code) => {
  const wechat = await startWechat({
    send: (heard) => (heard.url.endsWith('=T1') ? errcode(code) : undefined),
  });
  await expect(wechat.port.sendSubscribe(MESSAGE)).resolves.toMatchObject({ kind: 'sent' });
  expect(wechat.counts).toEqual({ token: 2, send: 2 });
  expect(wechat.loopback.heard.at(-1)?.url).toContain('access_token=T2');
  await wechat.loopback.close();
});

test('a token that is refused twice is not tried a third time', async () => {
  const wechat = await startWechat({ send: () => errcode(42001) });
  await expect(wechat.port.sendSubscribe(MESSAGE)).resolves.toMatchObject({ kind: 'retry', code: '42001' });
  expect(wechat.counts).toEqual({ token: 2, send: 2 });
  await wechat.loopback.close();
});

test('a refresh is forced only when an ordinary call gives the same bad token again', async () => {
  const force = (heard: Heard) =>
    (JSON.parse(String(heard.body)) as { force_refresh: boolean }).force_refresh;
  const wechat = await startWechat({
    token: (heard) => ({ access_token: force(heard) ? 'fresh' : 'stale', expires_in: 7200 }),
    send: (heard) => (heard.url.endsWith('=stale') ? errcode(40001) : undefined),
  });
  await expect(wechat.port.sendSubscribe(MESSAGE)).resolves.toMatchObject({ kind: 'sent' });
  const asked = wechat.loopback.heard
    .filter((heard) => heard.url.startsWith('/cgi-bin/stable_token'))
    .map(force);
  expect(asked).toEqual([false, false, true]);
  await wechat.loopback.close();
});

test('five processes that need a new token at once ask for one', async () => {
  const wechat = await startWechat({});
  const options = {
    origin: wechat.loopback.origin,
    ...WECHAT,
    tokens: wechat.tokens,
    now: () => NOW,
  };
  const processes = Array.from({ length: 5 }, () => createWechat(options));
  await Promise.all(processes.map((port) => port.sendSubscribe(MESSAGE)));
  expect(wechat.counts).toEqual({ token: 1, send: 5 });
  await wechat.loopback.close();
});

test.each<[string, unknown, string | null]>([
  ['a pass', { errcode: 0, errmsg: 'ok', result: { suggest: 'pass', label: 100 } }, 'pass'],
  ['a text to look at', { errcode: 0, result: { suggest: 'review', label: 20001 } }, 'review'],
  ['a risky text', { errcode: 0, result: { suggest: 'risky', label: 20002 } }, 'risky'],
  ['a person not active lately', errcode(61010), null],
  ['an answer without a verdict', { errcode: 0 }, null],
  ['no answer', 'silence', null],
  ['a broken one', 'break', null],
  ['a 502', 502, null],
])('the check of a text: %s', async (_name, answer, verdict) => {
  const wechat = await startWechat({ send: () => answer });
  await expect(wechat.port.checkText({ openid: 'O', text: '话' })).resolves.toBe(verdict);
  await wechat.loopback.close();
});

test('an id of a message with more digits than a number keeps comes back whole', async () => {
  const loopback = await startLoopback((heard, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(
      heard.url.startsWith('/cgi-bin/stable_token')
        ? '{"access_token":"T","expires_in":7200}'
        : '{"errcode":0,"errmsg":"ok","msgid":1700827132819554304}',
    );
  });
  const port = createWechat({
    origin: loopback.origin,
    ...WECHAT,
    tokens: memoryTokens(),
    now: () => NOW,
  });
  await expect(port.sendSubscribe(MESSAGE)).resolves.toEqual({
    kind: 'sent',
    providerId: '1700827132819554304',
  });
  await loopback.close();
});

test('a token another process has renewed is used without asking WeChat', async () => {
  const wechat = await startWechat({
    send: (heard) => (heard.url.endsWith('=old') ? errcode(42001) : undefined),
  });
  wechat.tokens.held.set(`wechat:${WECHAT.appid}`, {
    value: 'old',
    expiresAt: new Date(NOW.getTime() + 60_000),
  });
  const read = wechat.tokens.read;
  let reads = 0;
  wechat.tokens.read = async (name) => {
    reads += 1;
    return reads > 1 ? { value: 'theirs', expiresAt: new Date(NOW.getTime() + 60_000) } : read(name);
  };
  await expect(wechat.port.sendSubscribe(MESSAGE)).resolves.toMatchObject({ kind: 'sent' });
  expect(wechat.counts).toEqual({ token: 0, send: 2 });
  await wechat.loopback.close();
});

test.each([
  [43101, 'refused'],
  [47003, 'refused'],
  [40003, 'refused'],
  [40037, 'refused'],
  [41030, 'refused'],
  [99999, 'refused'],
  [45009, 'retry'],
  [-1, 'retry'],
])('errcode %d is %s', async (code, kind) => {
  const wechat = await startWechat({
    send: () => errcode(code, 'argument invalid! data.thing1.value invalid'),
  });
  await expect(wechat.port.sendSubscribe(MESSAGE)).resolves.toMatchObject({ kind, code: String(code) });
  expect(wechat.counts.send).toBe(1);
  await wechat.loopback.close();
});

test('47003 names the field', async () => {
  const wechat = await startWechat({
    send: () => errcode(47003, 'argument invalid! data.thing1.value invalid'),
  });
  await expect(wechat.port.sendSubscribe(MESSAGE)).resolves.toMatchObject({
    reason: expect.stringContaining('thing1') as string,
  });
  await wechat.loopback.close();
});

test.each([
  [502, 'retry'],
  ['break', 'unknown'],
  ['silence', 'unknown'],
  ['not an object', 'unknown'],
])(
  'answered with %s, the fate is %s and the message is not repeated',
  async (answer, kind) => {
    const wechat = await startWechat({ send: () => answer });
    await expect(wechat.port.sendSubscribe(MESSAGE)).resolves.toMatchObject({ kind });
    expect(wechat.counts.send).toBe(1);
    await wechat.loopback.close();
  },
  PATIENT,
);

test.each(['break', 'silence', errcode(40125, 'invalid appsecret')])(
  'without a token (%j) nothing is sent: retry',
  async (answer) => {
    const wechat = await startWechat({ token: () => answer });
    await expect(wechat.port.sendSubscribe(MESSAGE)).resolves.toMatchObject({ kind: 'retry' });
    expect(wechat.counts.send).toBe(0);
    await wechat.loopback.close();
  },
  PATIENT,
);

function deadWechat(port: number): WechatPort {
  return createWechat({
    origin: `http://127.0.0.1:${port}`,
    ...WECHAT,
    tokens: memoryTokens(),
    now: () => NOW,
  });
}

test('where nobody listens: retry for a message, unavailable for a sign-in', async () => {
  const wechat = deadWechat(await deadPort());
  await expect(wechat.sendSubscribe(MESSAGE)).resolves.toMatchObject({ kind: 'retry', code: 'unreachable' });
  await expect(wechat.openidOf('code')).rejects.toMatchObject({
    name: 'ProviderUnavailable',
    code: 'unreachable',
  });
});

test('no error carries the secret', async () => {
  const trouble: unknown = await deadWechat(await deadPort())
    .openidOf('code')
    .catch((error: unknown) => error);
  const chain = [trouble, (trouble as Error).cause, ((trouble as Error).cause as Error).cause];
  expect(chain.map(String).join()).not.toContain(WECHAT.secret);
});
