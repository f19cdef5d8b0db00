/** A resident behind a real Kannel: uplink → case → answer → receipt. */
import { hasKannel } from '../../ops/kannel.ts';
import { createKannelSms } from '../../src/providers/kannelSms.ts';
import { until } from '../play/http.ts';
import { kannelPorts, SHORT_NUMBER, startKannel, type Kannel } from '../play/kannel.ts';
import { staffMember } from '../play/people.ts';
import { startWorld, type World } from '../world.ts';

// With CI=true nothing may be skipped: there the story fails where Kannel is missing.
const story = hasKannel() || process.env.CI === 'true' ? describe : describe.skip;
const LOGIN = { username: 'gridline', password: 'of the story' };

story('a real Kannel on loopback', () => {
  let world: World;
  let kannel: Kannel;

  beforeAll(async () => {
    const ports = await kannelPorts();
    world = await startWorld({
      environment: {
        SMS_PROVIDERS: 'kannel,aliyun',
        KANNEL_ORIGIN: `http://127.0.0.1:${ports.sendsms}`,
        KANNEL_USERNAME: LOGIN.username,
        KANNEL_PASSWORD: LOGIN.password,
        KANNEL_FROM: SHORT_NUMBER,
      },
    });
    const webhooks = `${world.gateway}/webhooks/sms/kannel/${world.env.keys.webhookSecret}`;
    kannel = await startKannel({ ports, webhooks, ...LOGIN });
  });
  afterAll(async () => {
    await kannel.close();
    await world.close();
  });

  it('a text becomes a case, the answer arrives in Chinese, and the receipt says when', async () => {
    await kannel.text('13900000071', '沿港西路83号，有三座烟囱冒黑烟');
    const answer = await until('the answer at the carrier', async () =>
      kannel.texts('13900000071').find((text) => text.includes('已收到')),
    );
    const number = /编号(\d{8}-\d+-\d)/.exec(answer)?.[1] ?? '';
    const operator = await staffMember(world, 'operator1');
    const seen = await until('the receipt', async () => {
      const one = await operator.see(number);
      return one.notices.some((notice) => notice.state === 'delivered') && one;
    });
    expect(seen.text).toBe('沿港西路83号，有三座烟囱冒黑烟');
    expect(seen.notices).toMatchObject([
      {
        channel: 'sms',
        state: 'delivered',
        stateLabel: expect.stringMatching(/^已送达 \d+:\d\d$/) as string,
      },
    ]);
    const { read } = world.running.house.db;
    const [notice] = await read.notice.findMany({ where: { state: 'delivered' } });
    expect(notice).toMatchObject({ provider: 'kannel', text: answer });
    expect(JSON.parse(notice?.tries ?? '[]')).toMatchObject([
      { provider: 'kannel', outcome: 'delivered', id: notice?.providerId },
    ]);
  });

  it('a text of several hundred characters is one message, to the last character', async () => {
    const long = `水景园3号楼，${'楼下烧烤店油烟，天天如此，睡不着😀！'.repeat(18)}完`;
    await kannel.text('13900000072', long);
    const message = await until('the message', () =>
      world.running.house.db.read.inboundMessage.findFirst({
        where: { text: { startsWith: '水景园3号楼，楼下' }, state: 'processed' },
      }),
    );
    expect(message.text).toBe(long);
    await until('its answer', async () => kannel.texts('13900000072')[0]);
  });

  it('ninety characters arrive as two parts', async () => {
    const text = '您反映的事已经派给综合执法队办理'.repeat(6).slice(0, 90);
    expect(text).toHaveLength(90);
    const sms = createKannelSms({ ...world.env.kannel, webhookSecret: world.env.keys.webhookSecret });
    const message = { noticeId: 'none', phone: '+8613900000073', purpose: 'reply', params: {}, text };
    await expect(sms.send(message)).resolves.toMatchObject({ kind: 'sent' });
    const parts = await until('both parts', async () => {
      const found = kannel.received().filter(({ to }) => to === '13900000073');
      return found.length >= 2 && found;
    });
    expect(parts.map(({ part }) => part)).toEqual(['1/2', '2/2']);
    expect(parts.map((one) => one.text).join('')).toBe(text);
  });

  it('a wrong password is told apart from a message that is refused', async () => {
    const wrong = createKannelSms({ ...world.env.kannel, password: 'x', webhookSecret: '' });
    const message = { noticeId: 'none', phone: '+8613900000074', purpose: 'reply', params: {}, text: '好' };
    await expect(wrong.send(message)).resolves.toMatchObject({ kind: 'retry', trouble: 'shut' });
  });

  it('Kannel itself says nothing to residents', () => {
    expect(kannel.received().filter(({ text }) => /reply|error|sorry/i.test(text))).toEqual([]);
  });
});
