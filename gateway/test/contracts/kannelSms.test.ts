import { createKannelSms } from '../../src/providers/kannelSms.ts';
import type { Outcome, SmsMessage, SmsPort } from '../../src/providers/ports.ts';
import { deadPort, PATIENT, startLoopback, type Heard, type Loopback } from './loopback.ts';

const MESSAGE: SmsMessage = {
  noticeId: '01900000-0000-7000-8000-000000000001',
  phone: '+8613900000001',
  text: '已收到，编号7 & “查询”+1😀',
  purpose: 'filed',
  params: {},
};

let loopback: Loopback;
let reply: (heard: Heard, response: Parameters<Parameters<typeof startLoopback>[0]>[1]) => void;

beforeAll(async () => {
  loopback = await startLoopback((heard, response) => reply(heard, response));
});
beforeEach(() => {
  loopback.heard.length = 0;
  reply = (_heard, response) => void response.writeHead(202).end('0: Accepted for delivery');
});
afterAll(() => loopback.close());

function portAt(origin: string, signName = ''): SmsPort {
  return createKannelSms({
    origin,
    username: 'the user',
    password: 'p&ss=word',
    from: '10639000',
    signName,
    callbackOrigin: 'http://10.0.0.8:7080',
    webhookSecret: 'webhook-secret-00',
  });
}

test('the request is the one Kannel documents, byte for byte', async () => {
  const outcome = await portAt(loopback.origin).send(MESSAGE);
  if (outcome.kind !== 'sent') throw new Error(outcome.reason);
  expect(outcome.providerId).toMatch(/^[\da-f-]{36}$/);
  const [heard] = loopback.heard;
  expect(heard?.method).toBe('GET');
  expect(heard?.body).toHaveLength(0);
  const report = `http%3A%2F%2F10.0.0.8%3A7080%2Fwebhooks%2Fsms%2Fkannel%2Fwebhook-secret-00%2Freport%3Fnotice%3D01900000-0000-7000-8000-000000000001%26id%3D${outcome.providerId}%26phone%3D%25p%26type%3D%25d%26time%3D%25T%26answer%3D%25A`;
  const text =
    '%E5%B7%B2%E6%94%B6%E5%88%B0%EF%BC%8C%E7%BC%96%E5%8F%B77+%26+%E2%80%9C%E6%9F%A5%E8%AF%A2%E2%80%9D%2B1%F0%9F%98%80';
  expect(heard?.url).toBe(
    `/cgi-bin/sendsms?username=the+user&password=p%26ss%3Dword&from=10639000&to=13900000001&text=${text}&coding=2&charset=UTF-8&dlr-mask=31&dlr-url=${report}`,
  );
});

test('the carrier’s own alphabet is used where every letter is in it', async () => {
  await portAt(loopback.origin).send({ ...MESSAGE, text: 'Case 7: 3 {x} @home' });
  expect(loopback.heard[0]?.url).toContain('text=Case+7%3A+3+%7Bx%7D+%40home&coding=0&charset=UTF-8');
});

test('a signature is put before the text', async () => {
  await portAt(loopback.origin, '网格直通').send({ ...MESSAGE, text: '好' });
  const { searchParams } = new URL(loopback.heard[0]?.url ?? '', 'http://x');
  expect([searchParams.get('text'), searchParams.get('coding')]).toEqual(['【网格直通】好', '2']);
});

test.each<[number, string, Partial<Outcome>]>([
  [202, '0: Accepted for delivery', { kind: 'sent' }],
  [202, '3: Queued for later delivery', { kind: 'sent' }],
  [403, 'Authorization failed for sendsms', { kind: 'retry', trouble: 'shut' }],
  [401, '', { kind: 'retry', trouble: 'shut' }],
  [404, 'Not found', { kind: 'retry', trouble: 'shut' }],
  [503, 'Temporal failure, try again later.', { kind: 'retry', trouble: 'down' }],
  [500, 'Temporal failure, try again later.', { kind: 'retry', trouble: 'down' }],
  [403, 'Number(s) has/have been denied by white- and/or black-lists.', { kind: 'refused' }],
  [400, 'Missing receiver number, rejected', { kind: 'refused' }],
  [400, 'Empty receiver number not allowed, rejected', { kind: 'refused' }],
  [400, 'Sender missing and no global set, rejected', { kind: 'refused', about: 'content' }],
  [400, 'DLR-URL field misformed, rejected', { kind: 'refused', about: 'content' }],
  [400, 'Charset or body misformed, rejected', { kind: 'refused', about: 'content' }],
  [400, 'something new', { kind: 'refused', about: 'content' }],
  [502, '<html>Bad Gateway</html>', { kind: 'unknown' }],
  [500, '', { kind: 'unknown' }],
  [202, '<html>', { kind: 'unknown' }],
  [200, 'ok', { kind: 'unknown' }],
])('HTTP %d “%s”', async (status, body, outcome) => {
  reply = (_heard, response) => void response.writeHead(status).end(body);
  const seen = await portAt(loopback.origin).send(MESSAGE);
  expect(seen).toMatchObject(outcome);
  if (seen.kind !== 'sent') expect(seen.reason).toMatch(/[\u4e00-\u9fff]{4}/);
  if (seen.kind === 'refused') expect(seen.about).toBe((outcome as { about?: string }).about);
  expect(loopback.heard).toHaveLength(1);
});

test('a connection that breaks after the request is out leaves the fate unknown, and is not repeated', async () => {
  reply = (_heard, response) => void response.destroy();
  const outcome = await portAt(loopback.origin).send(MESSAGE);
  expect(outcome).toMatchObject({ kind: 'unknown', code: 'no_answer' });
  expect(loopback.heard).toHaveLength(1);
  expect(JSON.stringify(outcome)).not.toMatch(/13900000001|编号7|ss=word/);
});

test(
  'so does an answer that never comes, on a fresh and on a kept connection',
  async () => {
    const port = portAt(loopback.origin);
    await port.send(MESSAGE);
    reply = () => undefined;
    await expect(port.send(MESSAGE)).resolves.toMatchObject({ kind: 'unknown', code: 'no_answer' });
    expect(loopback.heard).toHaveLength(2);
  },
  PATIENT,
);

test('where nobody listens, nothing was sent', async () => {
  const nobody = portAt(`http://127.0.0.1:${await deadPort()}`);
  await expect(nobody.send(MESSAGE)).resolves.toMatchObject({
    kind: 'retry',
    code: 'unreachable',
    trouble: 'down',
  });
});

test('Kannel has no records that could be asked', async () => {
  const question = { noticeId: 'n', phone: '+8613900000001', sentAt: new Date() };
  await expect(portAt(loopback.origin).lookUp(question)).resolves.toBe('unknown');
});
