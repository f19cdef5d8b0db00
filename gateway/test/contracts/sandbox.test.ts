/** What the sandbox pushes and shows, read by the gateway's own parsers. */
import { createHash, createHmac } from 'node:crypto';
import { createAliyunSms } from '../../src/providers/aliyunSms.ts';
import { parseReceipts, parseUplinks } from '../../src/providers/aliyunPush.ts';
import { parseCtiEvent, verifyCti } from '../../src/providers/cti.ts';
import type { SmsPort } from '../../src/providers/ports.ts';
import { eventually } from './loopback.ts';
import { ALIYUN, KEYS, startStand, type Stand } from './stand.ts';

let stand: Stand;
let trouble = 0;

beforeAll(async () => {
  stand = await startStand({
    take: (_heard, response) => {
      trouble -= 1;
      response.writeHead(trouble >= 0 ? 500 : 200).end('{}');
    },
  });
});
beforeEach(async () => {
  trouble = 0;
  await stand.api('POST', 'reset');
  stand.gateway.heard.length = 0;
});
afterAll(() => stand.close());

const heard = (end: string) => stand.gateway.heard.filter((one) => one.url.endsWith(end));
const receipts = () => heard('/report').flatMap((one) => parseReceipts(JSON.parse(String(one.body))).items);

function sms(secret = ALIYUN.accessKeySecret): SmsPort {
  return createAliyunSms({
    endpoint: stand.host,
    protocol: 'HTTP',
    ...ALIYUN,
    accessKeySecret: secret,
    signName: '网格直通',
    templates: {},
  });
}

const send = (
  noticeId: string,
  more: { params?: Record<string, string>; purpose?: string; phone?: string } = {},
) =>
  sms().send({
    noticeId,
    phone: '+8613900000001',
    text: '',
    purpose: 'filed',
    params: { number: '7' },
    ...more,
  });

test('the phone shows what the template says, and the receipt follows', async () => {
  const outcome = await send('n1');
  if (outcome.kind !== 'sent') throw new Error(outcome.reason);
  const [receipt] = await eventually(() => (receipts().length > 0 ? receipts() : undefined));
  expect(receipt).toMatchObject({
    providerId: outcome.providerId,
    noticeId: 'n1',
    phone: '+8613900000001',
    delivered: true,
    code: 'DELIVERED',
  });
  expect(heard('/report')[0]?.url).toBe(`/webhooks/sms/aliyun/${KEYS.webhookSecret}/report`);
  const thread = await eventually(async () => {
    const { body } = await stand.api<{ status: string }[]>('GET', 'sms?phone=%2B8613900000001');
    return body[0]?.status === 'delivered' ? body : undefined;
  });
  expect(thread).toMatchObject([
    {
      direction: 'down',
      phone: '13900000001',
      text: '【网格直通】已收到，编号7。',
      templateCode: 'GRIDLINE_FILED',
      noticeId: 'n1',
    },
  ]);
});

test('what Aliyun would refuse is refused', async () => {
  const code = async (sending: ReturnType<typeof send>) => ((await sending) as { code?: string }).code;
  await expect(code(send('n', { purpose: 'unheard' }))).resolves.toBe('isv.SMS_TEMPLATE_ILLEGAL');
  await expect(code(send('n', { params: {} }))).resolves.toBe('isv.TEMPLATE_MISSING_PARAMETERS');
  await expect(code(send('n', { params: { number: 'http://x.cn' } }))).resolves.toBe(
    'isv.PARAM_NOT_SUPPORT_URL',
  );
  await expect(code(send('n', { params: { number: '7'.repeat(600) } }))).resolves.toBe(
    'isv.PARAM_LENGTH_LIMIT',
  );
  await expect(code(send('n', { phone: '+865802000001' }))).resolves.toBe('isv.MOBILE_NUMBER_ILLEGAL');
  const forged = sms('another-secret').send({
    noticeId: 'n',
    phone: '+8613900000001',
    text: '',
    purpose: 'filed',
    params: { number: '7' },
  });
  await expect(code(forged)).resolves.toBe('SignatureDoesNotMatch');
  const { body } = await stand.api<unknown[]>('GET', 'sms');
  expect(body).toEqual([]);
});

test('a request altered on its way, or repeated, is refused', async () => {
  const sha = (text: string) => createHash('sha256').update(text).digest('hex');
  const headers: Record<string, string> = {
    host: stand.host,
    'x-acs-action': 'SendSms',
    'x-acs-content-sha256': sha(''),
    'x-acs-date': new Date().toISOString().replace(/\.\d+/, ''),
    'x-acs-signature-nonce': 'once-only',
    'x-acs-version': '2017-05-25',
  };
  const names = Object.keys(headers).sort();
  const canonical = [
    'POST',
    '/',
    'PhoneNumbers=13900000001',
    names.map((name) => `${name}:${headers[name]}\n`).join(''),
    names.join(';'),
    sha(''),
  ].join('\n');
  const signature = createHmac('sha256', ALIYUN.accessKeySecret)
    .update(`ACS3-HMAC-SHA256\n${sha(canonical)}`)
    .digest('hex');
  headers.authorization = `ACS3-HMAC-SHA256 Credential=${ALIYUN.accessKeyId},SignedHeaders=${names.join(';')},Signature=${signature}`;
  const codeOf = async (query: string) => {
    const response = await fetch(`${stand.origin}/?${query}`, { method: 'POST', headers });
    return ((await response.json()) as { Code: string }).Code;
  };
  await expect(codeOf('PhoneNumbers=13900000002')).resolves.toBe('SignatureDoesNotMatch');
  await expect(codeOf('PhoneNumbers=13900000001')).resolves.toMatch(/^isv\./);
  await expect(codeOf('PhoneNumbers=13900000001')).resolves.toBe('SignatureNonceUsed');
});

test('a text is pushed until it is taken, always as the same message', async () => {
  trouble = 2;
  const { body } = await stand.api<{ sequenceId: string; status: string }>('POST', 'sms', {
    from: '13900000001',
    text: '路灯不亮',
  });
  expect(body.status).toBe('retrying');
  await eventually(() => (heard('/up').length === 3 ? true : undefined));
  await stand.api('POST', 'sms/repush', { sequenceId: body.sequenceId });
  const bodies = heard('/up').map((one) => String(one.body));
  expect(bodies).toHaveLength(4);
  expect(new Set(bodies).size).toBe(1);
  const { items, rejected } = parseUplinks(JSON.parse(bodies[0] ?? ''));
  expect(rejected).toEqual([]);
  expect(items).toMatchObject([
    { messageId: body.sequenceId, phone: '+8613900000001', text: '路灯不亮', toNumber: '10639000' },
  ]);
  expect(Math.abs((items[0]?.sentAt.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
});

test.each([
  ['duplicate-push', 2, true],
  ['failed-receipt', 1, false],
])('%s', async (kind, count, delivered) => {
  await stand.api('POST', 'faults', { provider: 'aliyun', kind });
  await send('n1');
  await eventually(() => (receipts().length === count ? true : undefined));
  expect(receipts()[0]?.delivered).toBe(delivered);
});

test('a lost receipt never comes; a reordered one comes after the next', async () => {
  await stand.api('POST', 'faults', { provider: 'aliyun', kind: 'lost-receipt' });
  await send('lost');
  await stand.api('POST', 'faults', { provider: 'aliyun', kind: 'reordered-receipt' });
  await send('first');
  await send('second');
  await eventually(() => (receipts().length === 2 ? true : undefined));
  expect(receipts().map((receipt) => receipt.noticeId)).toEqual(['second', 'first']);
});

test('a call goes through its events, signed', async () => {
  const call = (event: object) =>
    stand.api<{ callId: string }>('POST', 'calls', { from: '0580-2000001', ...event });
  const { callId } = (await call({ event: 'ringing' })).body;
  await call({ event: 'answered', operator: 'operator1' });
  await call({ event: 'ended' });
  await call({ event: 'key', digit: '1' });
  const pushed = heard('/webhooks/cti/events');
  const events = pushed.map((one) => parseCtiEvent(JSON.parse(String(one.body))));
  expect(events.map((read) => read.ok && [read.event.event, read.event.callId, read.event.from])).toEqual(
    ['ringing', 'answered', 'ended', 'key'].map((event) => [event, callId, '0580-2000001']),
  );
  for (const { headers, body } of pushed) {
    const given = {
      timestamp: String(headers['x-timestamp']),
      signature: String(headers['x-signature']),
      rawBody: body,
      now: new Date(),
    };
    expect(verifyCti({ ...given, secret: KEYS.ctiSecret })).toBe(true);
  }
});

test('its API refuses in plain sentences', async () => {
  const refused = await stand.api<{ message: string }>('POST', 'faults', {
    provider: 'aliyun',
    kind: '?',
    count: 1,
  });
  expect(refused).toMatchObject({
    status: 400,
    body: { code: 'bad_request', message: expect.stringContaining('kind must be') as string },
  });
  await expect(stand.api('POST', 'calls', { from: '1', event: 'ended' })).resolves.toMatchObject({
    status: 404,
    body: { code: 'no_call' },
  });
  await expect(stand.api('GET', 'nothing')).resolves.toMatchObject({
    status: 404,
    body: { code: 'not_found' },
  });
});

test('the page and its files are served, and nothing beside them', async () => {
  const page = await (await fetch(`${stand.origin}/sandbox/`)).text();
  const files = [...page.matchAll(/(?:href|src)="([\w.-]+\.(?:css|js))"/g)].map((match) => String(match[1]));
  expect(files.length).toBeGreaterThan(4);
  for (const file of files) expect((await fetch(`${stand.origin}/sandbox/${file}`)).status).toBe(200);
  expect((await fetch(`${stand.origin}/sandbox/..%2fmain.ts`)).status).toBeGreaterThanOrEqual(400);
});
