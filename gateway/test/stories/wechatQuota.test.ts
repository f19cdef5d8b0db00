import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { caller, until } from '../play/http.ts';
import { staffMember, texter, wechatResident, type WechatResident } from '../play/people.ts';
import { startWorld, type World } from '../world.ts';

const AES_KEY = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';
const PIN = { text: '沿港西路83号烧烤店油烟太大', placeText: '沿港西路83号' };

describe('WeChat’s quota, kept by what the page and WeChat itself tell', () => {
  let world: World;
  const openid = 'o-quota';
  let resident: WechatResident;

  beforeAll(async () => {
    world = await startWorld({ environment: { WECHAT_ENCODING_AES_KEY: AES_KEY } });
    resident = await wechatResident(world, openid);
  });
  afterAll(() => world.close());

  const ledger = async () => {
    const { db, privacy } = world.running.house;
    const openidIndex = privacy.index(`wechat:${openid}`);
    return db.read.subscription.findFirst({ where: { openidIndex } });
  };
  /** As WeChat pushes in its encrypted mode; `openid` and time as given. */
  const push = async (event: Record<string, unknown>, change: { key?: string; token?: string } = {}) => {
    const { pushToken, appid } = world.env.wechat;
    const text = Buffer.from(JSON.stringify({ FromUserName: openid, MsgType: 'event', ...event }));
    const length = Buffer.alloc(4);
    length.writeUInt32BE(text.length);
    const frame = Buffer.concat([randomBytes(16), length, text, Buffer.from(appid)]);
    const pad = 32 - (frame.length % 32);
    const key = Buffer.from(`${change.key ?? AES_KEY}=`, 'base64');
    const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
    const padded = Buffer.concat([frame, Buffer.alloc(pad, pad)]);
    const Encrypt = Buffer.concat([cipher.update(padded), cipher.final()]).toString('base64');
    const [timestamp, nonce] = [String(Math.floor(Date.now() / 1000)), '77'];
    const parts = [change.token ?? pushToken, timestamp, nonce, Encrypt].sort().join('');
    const signature = createHash('sha1').update(parts).digest('hex');
    const query = new URLSearchParams({ timestamp, nonce, encrypt_type: 'aes', msg_signature: signature });
    return caller(world.gateway).post(`/webhooks/wechat?${query.toString()}`, { ToUserName: 'g', Encrypt });
  };
  const popup = (templateId: string, status: string, at: number) => ({
    Event: 'subscribe_msg_popup_event',
    CreateTime: String(at),
    List: [{ TemplateId: templateId, SubscribeStatusString: status, PopupScene: '0' }],
  });

  it('what both tell counts once, however often and in whatever order', async () => {
    await resident.subscribe(true);
    await until('the encrypted event of the sandbox to be taken', async () => {
      const { body } = await caller(world.sandbox).get<{ kind: string; state: string }[]>(
        '/sandbox/api/pushes',
      );
      return body.some(({ kind, state }) => kind === 'wechat-event' && state === 'delivered');
    });
    expect((await ledger())?.remaining).toBe(1);
    const now = Math.floor(Date.now() / 1000);
    const { templateId } = world.env.wechat;
    for (let again = 0; again < 3; again++)
      expect((await push(popup(templateId, 'accept', now))).status).toBe(200);
    expect((await ledger())?.remaining).toBe(1);
  });

  it('an answer the page never told of is taken from WeChat, once; a refusal takes nothing away', async () => {
    const { templateId } = world.env.wechat;
    const earlier = Math.floor(Date.now() / 1000) - 600;
    await push(popup(templateId, 'accept', earlier));
    await push(popup(templateId, 'accept', earlier));
    expect((await ledger())?.remaining).toBe(2);
    await push(popup(templateId, 'reject', earlier + 120));
    expect(await ledger()).toMatchObject({ remaining: 2, refusedAt: expect.any(Date) as Date });
  });

  it('a push that nobody signed, or sealed with another key, is refused', async () => {
    const event = popup(world.env.wechat.templateId, 'accept', 1_700_000_000);
    expect((await push(event, { token: 'other' })).status).toBe(401);
    expect((await push(event, { key: 'G'.repeat(43) })).status).toBe(401);
    const { pushToken } = world.env.wechat;
    const signature = createHash('sha1').update([pushToken, '1', '2'].sort().join('')).digest('hex');
    const plain = `/webhooks/wechat?timestamp=1&nonce=2&signature=${signature}`;
    expect((await caller(world.gateway).post(plain, { FromUserName: openid, ...event })).status).toBe(401);
    expect((await ledger())?.remaining).toBe(2);
  });

  it('two messages by two permissions, shown as delivered, the third has no other way and is seen', async () => {
    await resident.subscribe(true);
    await caller(world.sandbox).post('/sandbox/api/wechat/subscriptions', {
      openid,
      templateId: world.env.wechat.templateId,
      accept: true,
    });
    const before = (await ledger())?.remaining ?? 0;
    const receipt = (await resident.file(PIN)).body;
    const card = await until('the card', async () => (await resident.cards())[0]);
    expect(card.data.character_string1).toBe(receipt.number);
    await until('one permission less', async () => (await ledger())?.remaining === before - 1);
    const desk = await staffMember(world, 'operator1');
    await until('the event of its delivery', async () =>
      (await desk.see(receipt.number)).notices.some(({ stateLabel }) => /^微信已送达 /.test(stateLabel)),
    );
    await push({
      Event: 'subscribe_msg_change_event',
      CreateTime: Math.floor(Date.now() / 1000),
      List: { TemplateId: world.env.wechat.templateId, SubscribeStatusString: 'reject' },
    });
    expect((await ledger())?.remaining).toBe(0);
    await staffMember(world, 'unit1').then((one) => one.act(receipt.number, 'accept'));
    const lost = await until('the notice that reached nobody', async () =>
      (await desk.see(receipt.number)).notices.find(({ state }) => state === 'failed'),
    );
    expect(lost.stateLabel).toMatch(/没有送达.*没有可用的微信订阅许可/);
  });

  it('a field WeChat refuses costs no permission, and the next channel tells it', async () => {
    const phone = '13900000201';
    await resident.subscribe(true);
    const left = (await ledger())?.remaining;
    await caller(world.sandbox).post('/sandbox/api/faults', { provider: 'wechat', kind: '47003', count: 1 });
    await resident.file({ ...PIN, phone });
    await texter(world, phone).reads(/已收到/);
    expect((await ledger())?.remaining).toBe(left);
  });

  it('words in doubt are filed, wait for a person, and say why; without the check nothing is held up', async () => {
    const desk = await staffMember(world, 'operator1');
    const risky = (await resident.file({ ...PIN, text: '沿港西路83号卖违禁品' })).body;
    expect(await desk.see(risky.number)).toMatchObject({ stage: 'received' });
    expect((await desk.see(risky.number)).triageReason).toMatch(/^微信内容安全检查认为文字有违规风险/);
    const faults = { provider: 'wechat', kind: 'timeout', count: 1, endpoint: 'msg_sec_check' };
    await caller(world.sandbox).post('/sandbox/api/faults', faults);
    const filed = await resident.file({ ...PIN, text: '沿港西路83号烧烤店油烟违禁' });
    expect([filed.status, filed.body.stage]).toEqual([201, 'dispatched']);
  });
});
