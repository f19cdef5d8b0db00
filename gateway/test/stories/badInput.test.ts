import { createHmac } from 'node:crypto';
import { caller, carrierPush, until } from '../play/http.ts';
import { staffMember, texter, wechatResident } from '../play/people.ts';
import { takePhoto } from '../play/photo.ts';
import { startWorld, type World } from '../world.ts';

interface Inbound {
  text: string;
  state: string;
  error: string | null;
  number: string | null;
}

describe('bad input gets a clear error or a visible row, and loses nothing', () => {
  let world: World;
  let up: string;
  beforeAll(async () => {
    world = await startWorld();
    up = `/webhooks/sms/aliyun/${world.env.keys.webhookSecret}/up`;
  });
  afterAll(() => world.close());

  const member = (phone: string, content: unknown, id: string): object => ({
    phone_number: phone,
    content,
    send_time: '2026-11-22 09:20:00',
    dest_code: '10639000',
    sequence_id: id,
  });
  const inbox = async (): Promise<Inbound[]> =>
    (await staffMember(world, 'operator1'))
      .get<{ messages: Inbound[] }>('/api/v1/staff/inbound')
      .then((answer) => answer.body.messages);

  it.each([
    ['1 MB of text', '沿港西路83号'.padEnd(350_000, '冒黑烟')],
    ['1,000 characters', `水景园3号楼下${'油烟'.repeat(500)}`],
    ['emoji', '水景园3号楼下油烟😤👩‍👩‍👧‍👦🔥太大了'],
    ['control characters', '水景园3号楼\u0000下\u0007油烟\u202e太大\u200b了'],
    ['an SQL joke', "水景园3号楼油烟'); DROP TABLE CaseFile; --"],
    ['lone surrogates', '水景园3号楼油烟\ud83d太大了'],
  ])('%s by SMS becomes a case', async (name, text) => {
    const phone = `13910000${String(name.length).padStart(3, '0')}`;
    const answer = await carrierPush(world.gateway, up, [member(phone, text, `bad-${name}`)]);
    expect(answer).toMatchObject({ status: 200, body: { code: 0 } });
    await texter(world, phone).reads(/编号\d{8}-/);
  });

  it('an unknown sender is kept as a visible row with its reason, its neighbour in the push is served', async () => {
    await carrierPush(world.gateway, up, [
      member('匿名用户', '没有号码的短信', 'bad-sender'),
      member('13910000999', '水景园3号楼垃圾满了', 'good-neighbour'),
      member('13910000998', 42, 'bad-text'),
    ]);
    await texter(world, '13910000999').reads(/编号/);
    const kept = (await inbox()).filter((message) => message.state === 'ignored');
    expect(kept.some((message) => message.text === '没有号码的短信' && message.error)).toBe(true);
    expect(kept).toHaveLength(2);
  });

  it('a text without a word is kept, and makes no case', async () => {
    await carrierPush(world.gateway, up, [member('13910000997', '！！！？？', 'bad-empty')]);
    await until('the row', async () =>
      (await inbox()).some(
        (message) => message.text === '！！！？？' && message.state === 'ignored' && message.number === null,
      ),
    );
  });

  it('a wrong path secret, a body that is no JSON, one that is too large', async () => {
    expect((await world.http.post('/webhooks/sms/aliyun/wrong/up', [])).status).toBe(404);
    expect(await carrierPush(world.gateway, up, '{"half":')).toMatchObject({
      status: 400,
      body: { code: 'body_malformed' },
    });
    expect(
      await carrierPush(world.gateway, up, JSON.stringify([member('1', 'x'.repeat(6_000_000), 'z')])),
    ).toMatchObject({ status: 413, body: { code: 'too_large' } });
  });

  it('a telephone event with a wrong signature, an old one, and a right one that makes no sense', async () => {
    const push = (
      body: string,
      timestamp: number,
      secret: string,
    ): Promise<{ status: number; body: object }> =>
      world.http.post('/webhooks/cti/events', body, {
        'X-Timestamp': String(timestamp),
        'X-Signature': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
      });
    const ringing = JSON.stringify({
      event: 'ringing',
      callId: '1',
      from: '13910000001',
      to: '9630000',
      at: new Date().toISOString(),
    });
    const now = Math.floor(Date.now() / 1000);
    expect(await push(ringing, now, 'wrong')).toMatchObject({
      status: 401,
      body: { code: 'signature_wrong' },
    });
    expect(await push(ringing, now - 400, world.env.keys.ctiSecret)).toMatchObject({
      status: 401,
      body: { code: 'signature_wrong' },
    });
    expect(await push('{"event":"sneezing"}', now, world.env.keys.ctiSecret)).toMatchObject({
      status: 400,
      body: { code: 'event_unreadable' },
    });
    expect((await push(ringing, now, world.env.keys.ctiSecret)).status).toBe(200);
  });

  it('a photo that is not one, one that is too large, and none; a real one loses its EXIF', async () => {
    const resident = await wechatResident(world, 'bad-photo');
    const refused = await resident.upload('/api/v1/resident/photos', Buffer.from('<svg onload="alert(1)"/>'));
    expect(refused).toMatchObject({ status: 400, body: { code: 'photo_unreadable' } });
    expect(await resident.upload('/api/v1/resident/photos', Buffer.alloc(11 * 1024 * 1024, 1))).toMatchObject(
      { status: 413, body: { code: 'too_large' } },
    );
    expect(await resident.post('/api/v1/resident/photos', {})).toMatchObject({
      status: 400,
      body: { code: 'photo_missing' },
    });
    const { body } = await resident.upload<{ url: string }>('/api/v1/resident/photos', await takePhoto());
    const stored = Buffer.from(await (await fetch(world.gateway + body.url)).arrayBuffer());
    expect(stored.includes('Exif')).toBe(false);
    expect((await fetch(world.gateway + body.url.replace(/sig=./, 'sig=_'))).status).toBe(403);
  });

  it('a stale version, a missing field, an unknown action, another one’s case, no session', async () => {
    const handler = await staffMember(world, 'unit1');
    await texter(world, '13910000500').send('沿港西路83号冒黑烟');
    const text = await texter(world, '13910000500').reads(/编号/);
    const number = /编号(\d{8}-\d+-\d)/.exec(text)?.[1] ?? '';
    const path = `/api/v1/staff/cases/${number}/actions`;
    const { version } = await handler.see(number);
    expect(await handler.post(`${path}/accept`, { version: version - 1 })).toMatchObject({
      status: 409,
      body: { code: 'case_changed' },
    });
    expect(await handler.post(`${path}/accept`, {})).toMatchObject({
      status: 400,
      body: { code: 'invalid' },
    });
    expect(await handler.post(`${path}/explode`, { version })).toMatchObject({
      status: 400,
      body: { code: 'invalid' },
    });
    expect(await handler.post(`${path}/sendBack`, { version })).toMatchObject({
      status: 400,
      body: { code: 'reason_required' },
    });
    expect(await (await staffMember(world, 'unit36')).post(`${path}/accept`, { version })).toMatchObject({
      status: 404,
      body: { code: 'case_unknown' },
    });
    expect(await caller(world.gateway).get(`/api/v1/staff/cases/${number}`)).toMatchObject({
      status: 401,
      body: { code: 'sign_in_required' },
    });
    expect(
      await (await wechatResident(world, 'somebody-else')).get(`/api/v1/resident/complaints/${number}`),
    ).toMatchObject({ status: 404 });
    expect(await world.http.get(`/api/v1/track?number=${number}&code=000000`)).toMatchObject({
      status: 404,
      body: { code: 'case_unknown' },
    });
    expect((await handler.see(number)).version).toBe(version);
  });

  it('ten wrong codes close a number for a while, however it is written, even to the right one', async () => {
    const resident = texter(world, '13910000501');
    await resident.send('沿港西路83号冒黑烟');
    const [, number = '', code = ''] = /编号([\d-]+)，查询码(\d+)/.exec(await resident.reads(/编号/)) ?? [];
    const track = (written: string, guess: string): Promise<{ status: number }> =>
      world.http.get(`/api/v1/track?number=${written}&code=${guess}`);
    expect((await track(number, code)).status).toBe(200);
    for (let guess = 0; guess < 10; guess++)
      expect((await track(guess % 2 ? number : number.replaceAll('-', ''), '000000')).status).toBe(404);
    expect((await track(number, code)).status).toBe(429);
  });

  it('ten wrong passwords close the account for a while, whoever asks', async () => {
    for (let attempt = 0; attempt < 10; attempt++) {
      expect(
        (await world.http.post('/api/v1/staff/sign-in', { username: 'grid60', password: 'wrong' })).status,
      ).toBe(401);
    }
    expect(
      await world.http.post('/api/v1/staff/sign-in', { username: 'grid60', password: world.password }),
    ).toMatchObject({ status: 429, body: { code: 'too_many_requests' } });
  });
});
