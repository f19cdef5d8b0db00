import type { Notice } from '../../db/generated/mysql/client.ts';
import { receiptChange, type Fate } from './receiptChange.ts';
import { joinTries, triesOf, writeTries, type Try } from './tries.ts';

const NOW = new Date('2026-11-25T01:30:00Z');
const REPORTED = new Date('2026-11-25T01:21:00Z');

const one = (provider: string, outcome: Try['outcome'], id?: string): Try => ({
  at: '2026-11-25T01:20:00.000Z',
  provider,
  outcome,
  code: 'OK',
  ...(id && { id }),
});

function notice(given: Partial<Notice>, tries: readonly Try[]): Notice {
  return {
    state: 'sent',
    channel: 'sms',
    fallbacks: '["callBack"]',
    provider: 'aliyun',
    providerId: 'A1',
    sentAt: new Date('2026-11-25T01:20:00Z'),
    leaseToken: null,
    leaseUntil: null,
    error: null,
    tries: writeTries(tries),
    ...given,
  } as Notice;
}

const receipt = (provider: string, providerId: string, fate: Fate) => ({
  provider,
  providerId,
  fate,
  code: fate === 'failed' ? 'MK:0001' : 'X',
  reportedAt: REPORTED,
});

const sent = notice({}, [one('aliyun', 'sent', 'A1')]);
/** The first provider gave no answer, the second has it. */
const moved = notice({ provider: 'kannel', providerId: 'K1' }, [
  one('aliyun', 'unknown'),
  one('kannel', 'sent', 'K1'),
]);

test('delivered: with the time the carrier gives, and the try says so', () => {
  const change = receiptChange(receipt('aliyun', 'A1', 'delivered'), sent, NOW);
  expect(change).toMatchObject({ state: 'delivered', deliveredAt: REPORTED });
  expect(triesOf(change as Notice)).toMatchObject([{ outcome: 'delivered' }]);
});

test('not delivered: the next channel', () => {
  const change = receiptChange(receipt('aliyun', 'A1', 'failed'), sent, NOW);
  expect(change).toMatchObject({ state: 'pending', channel: 'callBack', error: 'sms: 回执MK:0001' });
});

test('a receipt of a provider that never had the notice is a stranger’s', () => {
  for (const fate of ['delivered', 'failed', 'onItsWay'] as const)
    expect(receiptChange(receipt('kannel', 'K1', fate), sent, NOW)).toBe('stranger');
  expect(receiptChange(receipt('aliyun', 'A2', 'delivered'), sent, NOW)).toBe('stranger');
});

test('a failure told by the earlier provider leaves the message of the later one alone', () => {
  const change = receiptChange(receipt('aliyun', 'A9', 'failed'), moved, NOW);
  expect(Object.keys(change as object)).toEqual(['tries']);
  expect(triesOf(change as Notice)).toMatchObject([
    { provider: 'aliyun', outcome: 'failed', id: 'A9' },
    { provider: 'kannel', outcome: 'sent', id: 'K1' },
  ]);
});

test('a delivery told by the earlier provider is true: the resident has it', () => {
  expect(receiptChange(receipt('aliyun', 'A9', 'delivered'), moved, NOW)).toMatchObject({
    state: 'delivered',
    provider: 'aliyun',
    providerId: 'A9',
  });
});

test('a delivery is never undone by a failure that comes after it', () => {
  const delivered = notice({ state: 'delivered' }, [one('aliyun', 'delivered', 'A1')]);
  expect(receiptChange(receipt('aliyun', 'A1', 'failed'), delivered, NOW)).toBe('none');
});

test('a delivery that comes late calls back what another channel was about to do', () => {
  const waiting = notice({ state: 'pending', channel: 'callBack' }, [one('aliyun', 'unknown')]);
  expect(receiptChange(receipt('aliyun', 'A1', 'delivered'), waiting, NOW)).toMatchObject({
    state: 'delivered',
    channel: 'sms',
  });
  const told = notice({ state: 'sent', channel: 'wechat' }, [one('aliyun', 'unknown')]);
  expect(receiptChange(receipt('aliyun', 'A1', 'delivered'), told, NOW)).toBe('none');
});

test('“on its way” tells of an unknown fate that it was sent, and waits for a sending to be written', () => {
  const kannel = { provider: 'kannel', providerId: null };
  const unknown = notice({ ...kannel, state: 'unknown' }, [one('kannel', 'unknown')]);
  expect(receiptChange(receipt('kannel', 'K1', 'onItsWay'), unknown, NOW)).toMatchObject({
    state: 'sent',
    providerId: 'K1',
  });
  const sending = notice({ ...kannel, state: 'sending' }, []);
  expect(receiptChange(receipt('kannel', 'K1', 'onItsWay'), sending, NOW)).toBe('later');
  expect(receiptChange(receipt('kannel', 'K1', 'delivered'), sending, NOW)).toMatchObject({
    state: 'delivered',
  });
});

test('what was surely not sent by a provider cannot be told by it', () => {
  const refused = notice({ provider: 'kannel', providerId: 'K1' }, [
    one('aliyun', 'retry'),
    one('kannel', 'sent', 'K1'),
  ]);
  expect(receiptChange(receipt('aliyun', 'A1', 'delivered'), refused, NOW)).toBe('stranger');
});

test('a receipt quicker than its sender writes the try itself, and the sender’s word does not undo it', () => {
  const sending = notice({ provider: 'kannel', providerId: null, sentAt: null, state: 'sending' }, []);
  const change = receiptChange(receipt('kannel', 'K1', 'failed'), sending, NOW);
  const written = triesOf(change as Notice);
  expect(written).toMatchObject([{ provider: 'kannel', outcome: 'failed', id: 'K1', code: 'MK:0001' }]);
  const made = one('kannel', 'sent', 'K1');
  expect(joinTries(written, [made])).toEqual([{ ...written[0], at: made.at }]);
});

test('tries of two hands stand beside each other in their order, each once', () => {
  const later = { ...one('kannel', 'sent', 'K2'), at: '2026-11-25T01:22:00.000Z' };
  const lost = { ...one('kannel', 'unknown'), at: '2026-11-25T01:21:00.000Z' };
  const old = one('aliyun', 'retry');
  expect(joinTries([old, later], [old, lost])).toEqual([old, lost, later]);
  expect(joinTries([], [old])).toEqual([old]);
  expect(joinTries([old, lost], [old])).toEqual([old, lost]);
});
