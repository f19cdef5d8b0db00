/** The same by WeChat: photo, pin, permission, a notice by WeChat's API; with permission refused, by SMS, once. */
import { caller, until } from './http.ts';
import { staffMember, texter, wechatResident, type Places } from './people.ts';
import { takePhoto } from './photo.ts';
import { must, type Tell } from './timeline.ts';

export async function playWechat(
  places: Places,
  tell: Tell,
  given: { openid: string; phone: string },
): Promise<void> {
  const { openid, phone } = given;
  const resident = await wechatResident(places, openid);
  const operator = await staffMember(places, 'operator1');
  const fallback = texter(places, phone);

  const receipt = await tell.step(
    'a resident in WeChat files with a photo and a pin, permission given in the tap',
    async () => {
      const point = await pinAt(operator, '沿港西路83号');
      await resident.subscribe(true);
      const photo = await resident.upload<{ id: string; url: string }>(
        '/api/v1/resident/photos',
        await takePhoto(),
      );
      must(photo.status === 201, `the photo was refused: ${photo.status}`);
      const key = crypto.randomUUID();
      const body = {
        text: '烧烤店油烟直排，呛得睡不着',
        point: { ...point, crs: 'wgs84' },
        photoIds: [photo.body.id],
        phone,
      };
      const filed = await resident.file(body, key);
      must(filed.status === 201, `filing: ${filed.status} ${JSON.stringify(filed.body)}`);
      const again = await resident.file(body, key);
      must(again.body.number === filed.body.number, 'a retry with the same key filed a second case');
      return filed.body;
    },
  );
  await tell.step('she gets a receipt with number, query code and the card of her grid', async () => {
    must(
      receipt.stage === 'dispatched' && receipt.grid !== null,
      `stage ${receipt.stage}, grid ${receipt.grid?.name}`,
    );
    must(
      receipt.grid.leaderName && receipt.receiptHash.length === 64,
      'no leader on the card or no proof of what was filed',
    );
  });
  await tell.step('the acknowledgement comes through WeChat, not by SMS', async () => {
    const card = await until('a WeChat message', async () =>
      (await resident.cards()).find((one) => JSON.stringify(one.data).includes(receipt.number)),
    );
    must(card.data.phrase2 === '已收到', `the card says ${JSON.stringify(card.data)}`);
    must((await fallback.got()).length === 0, 'an SMS came too');
  });
  await tell.step(
    'her only permission is used up, so the next notice goes by SMS instead, exactly once',
    async () => {
      await staffMember(places, 'unit1').then((handler) => handler.act(receipt.number, 'accept'));
      await fallback.reads(/已签收/);
      must(
        (await fallback.got()).filter((message) => /已签收/.test(message.text)).length === 1,
        'more than one SMS',
      );
    },
  );
  await tell.step('WeChat refuses with 43101 what was permitted: again by SMS, once', async () => {
    await resident.subscribe(true);
    await caller(places.sandbox).post('/sandbox/api/faults', { provider: 'wechat', kind: '43101', count: 1 });
    const handler = await staffMember(places, 'unit1');
    await handler.act(receipt.number, 'resolve', { note: '已安装净化器，油烟达标' });
    await staffMember(places, 'supervisor1').then((supervisor) => supervisor.act(receipt.number, 'verify'));
    await fallback.reads(/办完/);
    must(
      (await fallback.got()).filter((message) => /办完/.test(message.text)).length === 1,
      'more than one SMS',
    );
    must((await resident.cards()).length === 1, 'WeChat delivered it as well');
  });
  await tell.step('she sees the timeline with its photo and rates on the page', async () => {
    const seen = await resident.see(receipt.number);
    must(
      seen.stage === 'closed' && seen.actions.includes('rate'),
      `stage ${seen.stage}, actions ${seen.actions.join()}`,
    );
    must(
      seen.photos.length === 1 && seen.timeline.length >= 6,
      `${seen.photos.length} photos, ${seen.timeline.length} entries`,
    );
    const rated = await resident.post<{ stage: string }>(
      `/api/v1/resident/complaints/${receipt.number}/rate`,
      { contacted: true, solved: 'yes', satisfaction: 5, words: '谢谢' },
    );
    must(
      rated.status === 200 && rated.body.stage === 'evaluated',
      `rate: ${rated.status} ${JSON.stringify(rated.body)}`,
    );
  });
}

/** The point of an address, as a person would tap it on the map. */
async function pinAt(
  operator: Awaited<ReturnType<typeof staffMember>>,
  address: string,
): Promise<{ lng: number; lat: number }> {
  const { body } = await operator.post<{ grid: string | null }>('/api/v1/staff/routing/explain', {
    text: address,
  });
  const { areas } = (
    await operator.get<{ areas: { code: string; border: { coordinates: number[][][] } }[] }>(
      '/api/v1/areas?level=3',
    )
  ).body;
  const ring = areas.find((area) => area.code === body.grid)?.border.coordinates[0] ?? [];
  const middle = (index: number): number =>
    ring.reduce((sum, point) => sum + (point[index] ?? 0), 0) / ring.length;
  return { lng: middle(0), lat: middle(1) };
}
