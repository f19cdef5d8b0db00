import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { createAliyunSms } from '../../src/providers/aliyunSms.ts';
import { ALIYUN_CODES } from '../../src/providers/aliyunCodes.ts';
import type { Outcome, SmsMessage, SmsPort } from '../../src/providers/ports.ts';
import { deadPort, json, PATIENT, startLoopback, type Heard, type Loopback } from './loopback.ts';

const MESSAGE: SmsMessage = {
  noticeId: '01900000-0000-7000-8000-000000000001',
  phone: '+8613900000001',
  text: '',
  purpose: 'filed',
  params: { number: "20261122-0007 !*()'~+&=", grid: '沿港社区03网格' },
};

let loopback: Loopback;
let reply: (heard: Heard, response: Parameters<Parameters<typeof startLoopback>[0]>[1]) => void;

beforeAll(async () => {
  loopback = await startLoopback((heard, response) => reply(heard, response));
});
beforeEach(() => {
  loopback.heard.length = 0;
});
afterAll(() => loopback.close());

function portAt(
  endpoint: string,
  protocol: 'HTTP' | 'HTTPS' = 'HTTP',
  templates: Record<string, string> = {},
): SmsPort {
  return createAliyunSms({
    endpoint,
    protocol,
    accessKeyId: 'the-key',
    accessKeySecret: 'the-secret',
    signName: '网格直通',
    templates,
  });
}

const port = (): SmsPort => portAt(`127.0.0.1:${loopback.port}`);

/** Aliyun's signature, computed here from its description, over the bytes that came. */
function expectedAuthorization(heard: Heard): string {
  const encode = (text: string): string =>
    encodeURIComponent(text).replace(
      /[!'()*]/g,
      (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
    );
  const sha = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');
  const url = new URL(heard.url, 'http://x');
  const query = [...url.searchParams]
    .sort()
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join('&');
  const signed = Object.keys(heard.headers)
    .filter((name) => name.startsWith('x-acs-') || name === 'host')
    .sort();
  const headers = signed.map((name) => `${name}:${String(heard.headers[name])}\n`).join('');
  const request = [heard.method, '/', query, headers, signed.join(';'), sha(heard.body)].join('\n');
  const signature = createHmac('sha256', 'the-secret')
    .update(`ACS3-HMAC-SHA256\n${sha(request)}`)
    .digest('hex');
  return `ACS3-HMAC-SHA256 Credential=the-key,SignedHeaders=${signed.join(';')},Signature=${signature}`;
}

test('the request is the one Aliyun documents, signed over every byte', async () => {
  reply = (_heard, response) =>
    json(response, { Code: 'OK', Message: 'OK', BizId: '9006197469364984^0', RequestId: 'R' });
  await expect(port().send(MESSAGE)).resolves.toEqual({ kind: 'sent', providerId: '9006197469364984^0' });
  const [heard] = loopback.heard;
  expect(heard?.method).toBe('POST');
  expect(heard?.body).toHaveLength(0);
  expect(Object.fromEntries(new URL(heard?.url ?? '', 'http://x').searchParams)).toEqual({
    OutId: MESSAGE.noticeId,
    PhoneNumbers: '13900000001',
    SignName: '网格直通',
    TemplateCode: 'GRIDLINE_FILED',
    TemplateParam: JSON.stringify(MESSAGE.params),
  });
  expect(heard?.headers).toMatchObject({
    'x-acs-action': 'SendSms',
    'x-acs-version': '2017-05-25',
    'x-acs-content-sha256': createHash('sha256').update('').digest('hex'),
  });
  expect(heard?.headers.authorization).toBe(expectedAuthorization(heard as Heard));
});

test('the settings may name another template for a purpose', async () => {
  reply = (_heard, response) => json(response, { Code: 'OK', Message: 'OK', BizId: '1^0' });
  await portAt(`127.0.0.1:${loopback.port}`, 'HTTP', { filed: 'SMS_154950909' }).send(MESSAGE);
  expect(loopback.heard[0]?.url).toContain('TemplateCode=SMS_154950909');
});

const RETRIED = ['isv.BUSINESS_LIMIT_CONTROL', 'isv.DAY_LIMIT_CONTROL', 'isp.SYSTEM_ERROR'];
const REFUSED = [
  'isv.MOBILE_NUMBER_ILLEGAL',
  'isv.BLACK_KEY_CONTROL_LIMIT',
  'isv.TEMPLATE_MISSING_PARAMETERS',
  'isv.PARAM_LENGTH_LIMIT',
  'isv.PARAM_NOT_SUPPORT_URL',
  'isv.SMS_TEMPLATE_ILLEGAL',
  'isv.SMS_SIGNATURE_ILLEGAL',
  'isv.AMOUNT_NOT_ENOUGH',
  'isv.OUT_OF_SERVICE',
];

test.each([
  ...RETRIED.map((code) => [code, 'retry'] as const),
  ...REFUSED.map((code) => [code, 'refused'] as const),
  ['isv.SOMETHING_NEW', 'refused'] as const,
  ['isp.SOMETHING_NEW', 'retry'] as const,
])('answered %s, the notice is %s', async (code, kind) => {
  reply = (_heard, response) => json(response, { Code: code, Message: '说明' });
  await expect(port().send(MESSAGE)).resolves.toMatchObject({ kind, code, reason: '说明' });
  expect(loopback.heard).toHaveLength(1);
});

test('every code of the table has been given a meaning by a test or is refused', () => {
  const retried = Object.entries(ALIYUN_CODES)
    .filter(([, meaning]) => meaning.kind === 'retry')
    .map(([code]) => code);
  expect(retried.sort()).toEqual([...RETRIED, 'InternalError', 'ServiceUnavailable'].sort());
});

test.each([
  ['触发分钟级流控Permits:1', 60],
  ['触发小时级流控Permits:5', 3_600],
  ['触发天级流控Permits:40', 21_600],
])('%s says to wait %d seconds', async (Message, afterSeconds) => {
  reply = (_heard, response) => json(response, { Code: 'isv.BUSINESS_LIMIT_CONTROL', Message });
  await expect(port().send(MESSAGE)).resolves.toMatchObject({ kind: 'retry', afterSeconds });
});

test.each<[number, object | string, Partial<Outcome>]>([
  [400, { Code: 'SignatureDoesNotMatch', Message: 'm' }, { kind: 'refused', code: 'SignatureDoesNotMatch' }],
  [429, { Code: 'Throttling.User', Message: 'm' }, { kind: 'retry', code: 'Throttling.User' }],
  [500, { Code: 'InternalError', Message: 'm' }, { kind: 'retry', code: 'InternalError' }],
  [503, { Code: 'ServiceUnavailable', Message: 'm' }, { kind: 'retry', code: 'ServiceUnavailable' }],
  [502, '<html>Bad Gateway</html>', { kind: 'unknown' }],
  [200, 'not json', { kind: 'unknown' }],
  [200, {}, { kind: 'unknown' }],
])('HTTP %d with %j', async (status, body, outcome) => {
  reply = (_heard, response) => {
    if (typeof body === 'string') response.writeHead(status).end(body);
    else json(response, body, status);
  };
  await expect(port().send(MESSAGE)).resolves.toMatchObject(outcome);
  expect(loopback.heard).toHaveLength(1);
});

test('a broken connection after the request is out leaves the fate unknown, and is not repeated', async () => {
  reply = (_heard, response) => void response.destroy();
  await expect(port().send(MESSAGE)).resolves.toMatchObject({ kind: 'unknown', code: 'no_answer' });
  expect(loopback.heard).toHaveLength(1);
});

test(
  'an answer that never comes leaves the fate unknown, on a fresh and on a kept connection',
  async () => {
    reply = () => undefined;
    await expect(port().send(MESSAGE)).resolves.toMatchObject({ kind: 'unknown', code: 'no_answer' });
    reply = (_heard, response) => json(response, { Code: 'OK', BizId: '1^0' });
    await port().send(MESSAGE);
    reply = () => undefined;
    await expect(port().send(MESSAGE)).resolves.toMatchObject({ kind: 'unknown', code: 'no_answer' });
    expect(loopback.heard).toHaveLength(3);
  },
  PATIENT,
);

test('an answer slower than the connecting may be is still heard', async () => {
  reply = (_heard, response) => void setTimeout(() => json(response, { Code: 'OK', BizId: '1^0' }), 2_500);
  await expect(port().send(MESSAGE)).resolves.toEqual({ kind: 'sent', providerId: '1^0' });
});

test('where nobody listens, nothing was sent: retry', async () => {
  const nobody = portAt(`127.0.0.1:${await deadPort()}`);
  await expect(nobody.send(MESSAGE)).resolves.toMatchObject({ kind: 'retry', code: 'unreachable' });
});

test(
  'where the encrypted connection never stands, nothing was sent: retry',
  async () => {
    const silent = createServer();
    silent.listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const mute = portAt(`127.0.0.1:${(silent.address() as AddressInfo).port}`, 'HTTPS');
    await expect(mute.send(MESSAGE)).resolves.toMatchObject({ kind: 'retry', code: 'unreachable' });
    silent.close();
  },
  PATIENT,
);

test('no outcome carries the number or the words', async () => {
  reply = (_heard, response) => void response.destroy();
  const outcome = await port().send(MESSAGE);
  expect(JSON.stringify(outcome)).not.toMatch(/13900000001|20261122/);
});
