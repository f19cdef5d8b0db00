import { createAliyunSms } from '../../src/providers/aliyunSms.ts';
import type { SmsPort } from '../../src/providers/ports.ts';
import { deadPort, json, PATIENT, startLoopback } from './loopback.ts';
import { ALIYUN, startStand } from './stand.ts';

const QUESTION = { noticeId: 'notice-7', phone: '+8613900000001', sentAt: new Date('2026-11-22T15:55:00Z') };

function portAt(endpoint: string): SmsPort {
  return createAliyunSms({ endpoint, protocol: 'HTTP', ...ALIYUN, signName: '网格直通', templates: {} });
}

test(
  'a message that was sent although no answer came is found by its notice',
  async () => {
    const stand = await startStand();
    const sms = portAt(stand.host);
    await stand.api('POST', 'faults', { provider: 'aliyun', kind: 'timeout-sent' });
    await stand.api('POST', 'faults', { provider: 'aliyun', kind: 'timeout' });
    const message = { phone: '+8613900000001', text: '', purpose: 'filed', params: { number: '1' } };
    const outcomes = await Promise.all([
      sms.send({ ...message, noticeId: 'out' }),
      sms.send({ ...message, noticeId: 'held' }),
    ]);
    expect(outcomes).toMatchObject([{ kind: 'unknown' }, { kind: 'unknown' }]);
    const sentAt = new Date();
    const shown = await stand.api<{ noticeId: string }[]>('GET', 'sms?phone=13900000001');
    const inTruth = shown.body.map((one) => one.noticeId);
    expect(inTruth).toHaveLength(1);
    for (const noticeId of ['out', 'held']) {
      const verdict = await sms.lookUp({ noticeId, phone: '+8613900000001', sentAt });
      expect(verdict).toBe(inTruth.includes(noticeId) ? 'sent' : 'notSent');
    }
    await stand.close();
  },
  PATIENT,
);

test('the records are asked by day in Beijing, page by page, and the next day near midnight', async () => {
  const record = (OutId: string) => ({ OutId });
  const loopback = await startLoopback((heard, response) => {
    const query = new URL(heard.url, 'http://x').searchParams;
    const last = query.get('SendDate') === '20261123';
    const SmsSendDetailDTO = last
      ? [record('notice-7')]
      : Array.from({ length: 50 }, () => record('another'));
    json(response, { Code: 'OK', TotalCount: last ? 1 : 100, SmsSendDetailDTOs: { SmsSendDetailDTO } });
  });
  await expect(portAt(`127.0.0.1:${loopback.port}`).lookUp(QUESTION)).resolves.toBe('sent');
  const asked = loopback.heard.map(({ url }) => {
    const query = new URL(url, 'http://x').searchParams;
    return `${query.get('PhoneNumber')} ${query.get('SendDate')} ${query.get('CurrentPage')}/${query.get('PageSize')}`;
  });
  expect(asked).toEqual([
    '13900000001 20261122 1/50',
    '13900000001 20261122 2/50',
    '13900000001 20261123 1/50',
  ]);
  await loopback.close();
});

test.each([
  ['another code', (response: Parameters<typeof json>[0]) => json(response, { Code: 'isv.OUT_OF_SERVICE' })],
  ['HTTP 500', (response: Parameters<typeof json>[0]) => json(response, { Code: 'InternalError' }, 500)],
  ['a broken connection', (response: Parameters<typeof json>[0]) => void response.destroy()],
])('%s leaves the question open', async (_name, answer) => {
  const loopback = await startLoopback((_heard, response) => answer(response));
  await expect(portAt(`127.0.0.1:${loopback.port}`).lookUp(QUESTION)).resolves.toBe('unknown');
  await loopback.close();
});

test('where nobody listens the question stays open', async () => {
  await expect(portAt(`127.0.0.1:${await deadPort()}`).lookUp(QUESTION)).resolves.toBe('unknown');
});
