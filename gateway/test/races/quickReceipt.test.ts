/** A receipt of the carrier is applied before the process that sent the message has written that it did. */
import { newId } from '../../src/db/ids.ts';
import type { House } from '../../src/house.ts';
import { composeNotice } from '../../src/notices/compose.ts';
import type { Channels } from '../../src/notices/sending/channels.ts';
import { deliverDue } from '../../src/notices/sending/deliver.ts';
import { keepHealth } from '../../src/notices/sending/health.ts';
import { applyReceipts, storeReceipts } from '../../src/notices/sending/receipts.ts';
import { triesOf } from '../../src/notices/sending/tries.ts';
import type { Outcome, SmsPort } from '../../src/providers/ports.ts';
import { mobileReach } from '../play/outbox.ts';
import { startWorld, type World } from '../world.ts';

const none = (): never => {
  throw new Error('this story sends text messages only');
};

describe('a receipt that is quicker than the sender', () => {
  let world: World;
  let house: House;
  beforeAll(async () => {
    world = await startWorld({ byCron: false });
    const { house: whole } = world.running;
    house = { ...whole, district: whole.district, wake: () => undefined };
  });
  afterAll(() => world.close());

  /** Takes the message, has its receipt applied at once, and only then answers. */
  const quickPort = (fate: 'delivered' | 'failed', outcome: Outcome): SmsPort => ({
    name: 'kannel',
    async send({ noticeId }) {
      const providerId = `K-${noticeId}`;
      const now = house.clock.now();
      const code = fate === 'failed' ? 'MK:0001' : 'DELIVRD';
      const receiptKey = `kannel:${providerId}:1`;
      await storeReceipts(house, [{ receiptKey, noticeId, providerId, fate, code, reportedAt: now }]);
      expect(await applyReceipts(house)).toBe(1);
      return outcome.kind === 'sent' ? { ...outcome, providerId } : outcome;
    },
    lookUp: () => Promise.resolve('unknown'),
  });
  const busy: SmsPort = {
    name: 'aliyun',
    send: () => Promise.resolve({ kind: 'retry', code: 'LIMIT', reason: '忙', afterSeconds: 1 }),
    lookUp: () => Promise.resolve('unknown'),
  };

  const deliver = async (port: SmsPort, phone: string) => {
    const reach = mobileReach(house, phone);
    const { wordings } = house.notices();
    const params = { number: '20261122-00001-0', unit: '城管中队', by: '今天' };
    const row = composeNotice(
      { dedupeKey: newId(), purpose: 'accepted', params },
      {
        caseId: newId(),
        residentId: newId(),
        reaches: [reach],
        prefer: 'sms',
        now: house.clock.now(),
        wordings,
      },
    );
    if (!row) throw new Error('this resident can be reached');
    await house.db.submit({ writes: [row] });
    const channels: Channels = {
      sms: [busy, port],
      health: keepHealth(house, { alone: false }),
      wechat: { openidOf: none, phoneOf: none, sendSubscribe: none, checkText: none },
      wechatTemplateId: '',
      leaseSeconds: 60,
      unknownPatienceSeconds: 600,
    };
    await deliverDue(house, channels);
    return house.db.read.notice.findUniqueOrThrow({ where: { id: row.row.id as string } });
  };

  it('delivered: the message has come, by whom it was sent, and every try is told once', async () => {
    const notice = await deliver(quickPort('delivered', { kind: 'sent', providerId: '' }), '13900000081');
    expect(notice).toMatchObject({ state: 'delivered', channel: 'sms', provider: 'kannel' });
    expect(triesOf(notice)).toMatchObject([
      { provider: 'aliyun', outcome: 'retry' },
      { provider: 'kannel', outcome: 'delivered', id: notice.providerId },
    ]);
  });

  it('delivered, and the answer to the sender is lost: it is the same try', async () => {
    const lost: Outcome = { kind: 'unknown', code: 'timeout', reason: '没有答复' };
    const notice = await deliver(quickPort('delivered', lost), '13900000082');
    expect(notice.state).toBe('delivered');
    expect(triesOf(notice).map(({ provider, outcome }) => `${provider} ${outcome}`)).toEqual([
      'aliyun retry',
      'kannel delivered',
    ]);
  });

  it('not delivered: it has failed with the carrier’s reason, and the try says so', async () => {
    const notice = await deliver(quickPort('failed', { kind: 'sent', providerId: '' }), '13900000083');
    expect(notice).toMatchObject({ state: 'failed', error: 'sms: 回执MK:0001' });
    expect(triesOf(notice)).toMatchObject([
      { provider: 'aliyun', outcome: 'retry' },
      { provider: 'kannel', outcome: 'failed', code: 'MK:0001' },
    ]);
  });
});
