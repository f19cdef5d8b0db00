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

/** Every code of Aliyun's reference: what becomes of the notice, and whether the provider itself is out. */
const MEANINGS: Record<string, string> = {
  'isv.BUSINESS_LIMIT_CONTROL': 'retry',
  'isv.DAY_LIMIT_CONTROL': 'retry',
  'isv.MONTH_LIMIT_CONTROL': 'retry shut',
  'isp.SYSTEM_ERROR': 'retry down',
  InternalError: 'retry down',
  ServiceUnavailable: 'retry down',
  'isv.AMOUNT_NOT_ENOUGH': 'retry shut',
  'isv.OUT_OF_SERVICE': 'retry shut',
  'isv.ACCOUNT_NOT_EXISTS': 'retry shut',
  'isv.ACCOUNT_ABNORMAL': 'retry shut',
  'isp.RAM_PERMISSION_DENY': 'retry shut',
  SignatureDoesNotMatch: 'retry shut',
  'InvalidAccessKeyId.NotFound': 'retry shut',
  'isv.MOBILE_NUMBER_ILLEGAL': 'refused',
  'isv.MOBILE_COUNT_OVER_LIMIT': 'refused',
  'isv.BLACK_KEY_CONTROL_LIMIT': 'refused',
  'isv.TEMPLATE_MISSING_PARAMETERS': 'refused content',
  'isv.TEMPLATE_PARAMS_ILLEGAL': 'refused content',
  'isv.INVALID_PARAMETERS': 'refused content',
  'isv.INVALID_JSON_PARAM': 'refused content',
  'isv.PARAM_LENGTH_LIMIT': 'refused content',
  'isv.PARAM_NOT_SUPPORT_URL': 'refused content',
  'isv.SMS_TEMPLATE_ILLEGAL': 'refused content',
  'isv.SMS_SIGNATURE_ILLEGAL': 'refused content',
  'isv.SMS_CONTENT_ILLEGAL': 'refused content',
};
const FAMILIES: Record<string, string> = {
  'isv.SOMETHING_NEW': 'refused content',
  'isp.SOMETHING_NEW': 'retry down',
  'Throttling.User': 'retry',
};

test.each(Object.entries({ ...MEANINGS, ...FAMILIES }))(
  'answered %s, the notice is %s, with a reason in Chinese',
  async (code, meaning) => {
    reply = (_heard, response) => json(response, { Code: code, Message: '13900000001号码说明' });
    const outcome = await port().send(MESSAGE);
    if (outcome.kind !== 'retry' && outcome.kind !== 'refused') throw new Error(outcome.kind);
    const more = outcome.kind === 'retry' ? outcome.trouble : outcome.about;
    expect([outcome.kind, more].filter(Boolean).join(' ')).toBe(meaning);
    expect(outcome.code).toBe(code);
    expect(outcome.reason).toMatch(/[\u4e00-\u9fff]{4}/);
    // Aliyun's own words hold the number: they are not for records.
    expect(outcome.reason).not.toContain('13900000001');
    expect(loopback.heard).toHaveLength(1);
  },
);

test('every code of the table is in the table of this test', () => {
  expect(Object.keys(ALIYUN_CODES).sort()).toEqual(Object.keys(MEANINGS).sort());
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
  [400, { Code: 'SignatureDoesNotMatch', Message: 'm' }, { kind: 'retry', code: 'SignatureDoesNotMatch' }],
  [500, { Code: 'Unheard', Message: 'm' }, { kind: 'retry', code: 'Unheard', trouble: 'down' }],
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
  await expect(nobody.send(MESSAGE)).resolves.toMatchObject({
    kind: 'retry',
    code: 'unreachable',
    trouble: 'down',
  });
});

test(
  'where the encrypted connection never stands, nothing was sent: retry',
  async () => {
    const silent = createServer();
    silent.listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const mute = portAt(`127.0.0.1:${(silent.address() as AddressInfo).port}`, 'HTTPS');
    await expect(mute.send(MESSAGE)).resolves.toMatchObject({
      kind: 'retry',
      code: 'unreachable',
      trouble: 'down',
    });
    silent.close();
  },
  PATIENT,
);

test('no outcome carries the number or the words', async () => {
  reply = (_heard, response) => void response.destroy();
  const outcome = await port().send(MESSAGE);
  expect(JSON.stringify(outcome)).not.toMatch(/13900000001|20261122/);
});
