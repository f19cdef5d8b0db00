/** Kannel's wire by hand: repetitions, parts that nobody joined, receipts in any order, and a second provider. */
import { createHash } from 'node:crypto';
import { joinLateParts } from '../../src/dialogue/carrierParts.ts';
import { triesOf } from '../../src/notices/sending/tries.ts';
import { until } from '../play/http.ts';
import { trouble } from '../play/outbox.ts';
import { texter } from '../play/people.ts';
import { startWorld, type World } from '../world.ts';

const utf16 = (text: string): string =>
  [...Buffer.from(text, 'utf16le').swap16()].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
const uplink = (phone: string, text: string, more = 'udh=&id=1'): string =>
  `phone=${phone}&to=10639000&text=${utf16(text)}&charset=UTF-16BE&coding=2&time=1795598467&smsc=S&foreign=&${more}`;

describe('Kannel’s wire', () => {
  let world: World;
  let hook: string;
  beforeAll(async () => {
    world = await startWorld({ environment: { SMS_PROVIDERS: 'aliyun,kannel' } });
    hook = `${world.gateway}/webhooks/sms/kannel/${world.env.keys.webhookSecret}`;
  });
  afterAll(() => world.close());
  /** Nothing of an earlier story is on its way any more. */
  const quiet = () =>
    until('everything to be answered', async () => {
      const { read } = world.running.house.db;
      const waiting = await read.inboundMessage.count({ where: { state: { in: ['received', 'part'] } } });
      const sending = await read.notice.count({
        where: { state: { in: ['pending', 'sending', 'unknown'] } },
      });
      return waiting + sending === 0;
    });
  const inbox = (phoneText: string) =>
    world.running.house.db.read.inboundMessage.findMany({ where: { text: { contains: phoneText } } });

  it('takes a text by GET and as a form, answers nothing, and keeps repetitions once', async () => {
    const query = uplink('13900000081', '沿港西路83号冒黑烟，第一次');
    const form = {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: query,
    };
    const answers = [
      await fetch(`${hook}/up?${query}`),
      await fetch(`${hook}/up?${query}`),
      await fetch(`${hook}/up`, form),
    ];
    for (const answer of answers) expect([answer.status, await answer.text()]).toEqual([200, '']);
    expect(await inbox('第一次')).toHaveLength(1);
    expect((await fetch(`${hook.replace(/\w+$/, 'guessed')}/up?${query}`)).status).toBe(404);
  });

  it('keeps what it cannot read, for people to see', async () => {
    expect((await fetch(`${hook}/up?phone=CMCC&text=${utf16('广告')}`)).status).toBe(200);
    expect((await inbox('phone=CMCC'))[0]).toMatchObject({ state: 'ignored' });
  });

  it('joins parts in any order, with one of them pushed twice', async () => {
    const part = (sequence: number, text: string) =>
      fetch(`${hook}/up?${uplink('13900000082', text, `udh=%05%00%03%07%03%0${sequence}&id=p${sequence}`)}`);
    await part(3, '天天如此。');
    await part(1, '水景园3号楼下烧烤店');
    await part(1, '水景园3号楼下烧烤店');
    await part(2, '油烟太大，');
    const whole = await until('the whole', async () => (await inbox('烧烤店油烟太大，天天如此。'))[0]);
    expect(whole.text).toBe('水景园3号楼下烧烤店油烟太大，天天如此。');
    const parts = (await inbox('油烟太大，')).filter(({ id }) => id !== whole.id);
    expect(parts).toMatchObject([{ state: 'processed', joinedTo: whole.id }]);
    await until('one answer', async () => (await texter(world, '13900000082').got()).length === 1);
  });

  it('takes a part alone when the others never come', async () => {
    await fetch(`${hook}/up?${uplink('13900000083', '路灯坏了在水景园', 'udh=%05%00%03%08%02%02&id=lone')}`);
    const { db, clock } = world.running.house;
    const [lone] = await inbox('路灯坏了在水景园');
    if (!lone) throw new Error('the part was not kept');
    await db.submit({
      writes: [
        {
          kind: 'update',
          table: 'InboundMessage',
          where: { id: lone.id },
          set: { due: clock.now() },
          expect: 1,
        },
      ],
    });
    await joinLateParts(world.running.house);
    expect(await inbox('…路灯坏了在水景园')).toHaveLength(1);
    expect(await joinLateParts(world.running.house)).toBe(0);
  });

  it('what the first provider surely did not send goes by the second at once, and its receipt counts', async () => {
    await quiet();
    await trouble(world.sandbox, [{ provider: 'aliyun', kind: '5xx' }]);
    const phone = '13900000084';
    await texter(world, phone).send('沿港西路83号又冒黑烟');
    const notice = await until('the delivery', async () => {
      const sent = await world.running.house.db.read.notice.findMany({
        where: { provider: 'kannel', state: 'delivered' },
      });
      return sent[0];
    });
    expect(triesOf(notice)).toMatchObject([
      { provider: 'aliyun', outcome: 'retry', code: 'InternalError' },
      { provider: 'kannel', outcome: 'delivered' },
    ]);
    // The same words as ever, whoever carries them.
    expect(await texter(world, phone).got()).toMatchObject([{ text: notice.text }]);
    // A stranger's receipt changes nothing.
    const id = createHash('md5').update('x').digest('hex');
    await fetch(`${hook}/report?notice=${notice.id}&id=${id}&phone=${phone}&type=2&time=1795598467&answer=`);
    const orphan = await until('the stranger’s receipt', () =>
      world.running.house.db.read.deliveryReceipt.findFirst({ where: { providerId: id, state: 'orphan' } }),
    );
    expect(orphan.noticeId).toBe(notice.id);
    const after = await world.running.house.db.read.notice.findUnique({ where: { id: notice.id } });
    expect(after?.state).toBe('delivered');
  });

  it('no money at the first provider: it is left out at once, the second carries on, and staff can read why', async () => {
    await quiet();
    await trouble(world.sandbox, [{ provider: 'aliyun', kind: 'isv.AMOUNT_NOT_ENOUGH' }]);
    for (const phone of ['13900000085', '13900000086']) {
      await texter(world, phone).send('沿港西路83号还在冒黑烟');
      await until('the answer', async () => (await texter(world, phone).got()).length === 1);
    }
    const health = await world.running.house.db.read.providerHealth.findUnique({ where: { name: 'aliyun' } });
    expect(health).toMatchObject({
      circuit: 'open',
      failures: 1,
      reason: expect.stringContaining('余额不足') as string,
    });
    const second = (await world.running.house.db.read.notice.findMany({ orderBy: { createdAt: 'desc' } }))[0];
    expect(triesOf(second ?? { tries: null })).toHaveLength(1);
  });
});
