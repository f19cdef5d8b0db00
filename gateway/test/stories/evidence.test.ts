import sharp from 'sharp';
import type { ActionRequest } from '@gridline/shared/complaint.ts';
import type { CallerCard, Explanation } from '@gridline/shared/staffApi.ts';
import { until } from '../play/http.ts';
import { bring } from '../play/district.ts';
import { staffMember, telephone, texter, wechatResident, type StaffMember } from '../play/people.ts';
import { takePhoto } from '../play/photo.ts';
import { smallDistrict } from '../play/smallDistrict.ts';
import { askForCode } from '../play/signIn.ts';
import { startWorld, type World } from '../world.ts';

const VAGUE = '楼下烧烤店油烟太大了';
const numberIn = (text: string): string => /编号(\d{8}-\d+-\d)/.exec(text)?.[1] ?? '';

describe('evidence beside the words', () => {
  let world: World;
  let operator: StaffMember;
  beforeAll(async () => {
    world = await startWorld();
    operator = await staffMember(world, 'operator1');
  });
  afterAll(() => world.close());

  const place = async (name: string) => {
    const row = await world.running.house.db.read.placeName.findFirst({ where: { name } });
    if (!row) throw new Error(`no ${name}`);
    return row;
  };
  const gridOf = (row: { lng: number; lat: number; gridCode: string | null }) =>
    row.gridCode ?? world.running.house.atlas().areas.ownerOf(row)?.code;
  const explain = async (body: object): Promise<Explanation> =>
    (await operator.post<Explanation>('/api/v1/staff/routing/explain', body)).body;

  describe('photos', () => {
    const fileWithPhotos = async (text: string, photos: Buffer[]) => {
      const resident = await wechatResident(world, `photo-${crypto.randomUUID()}`);
      const photoIds = [];
      for (const bytes of photos) {
        const { status, body } = await resident.upload<{ id: string }>('/api/v1/resident/photos', bytes);
        expect(status).toBe(201);
        photoIds.push(body.id);
      }
      const { body } = await resident.file({ text, photoIds });
      return { resident, seen: await operator.see(body.number) };
    };

    it('file a complaint without words for a place to its grid; the kept file and the answers tell no spot', async () => {
      const estate = await place('水景园');
      const { resident, seen } = await fileWithPhotos(VAGUE, [await takePhoto('#333', estate)]);
      expect(seen).toMatchObject({ stage: 'dispatched', grid: { code: gridOf(estate) }, point: null });
      expect(seen.routing.reasons.join()).toContain('按照片拍摄位置');
      const row = await world.running.house.db.read.photo.findUnique({ where: { id: seen.photos[0]?.id } });
      expect(row?.lng).toBeCloseTo(estate.lng, 4);
      const file = await fetch(world.gateway + (seen.photos[0]?.url ?? ''));
      expect(file.status).toBe(200);
      expect((await sharp(Buffer.from(await file.arrayBuffer())).metadata()).exif).toBeUndefined();
      const told = JSON.stringify([seen, await resident.see(seen.number)]);
      for (const spot of [estate.lng, estate.lat]) expect(told).not.toContain(spot.toFixed(4));
    });

    it('that disagree with the words leave it to a person, who reads both', async () => {
      const { seen } = await fileWithPhotos('听涛花园门口垃圾没人清', [
        await takePhoto('#444', await place('水景园')),
      ]);
      expect(seen).toMatchObject({ gridName: null, routing: { verdict: 'ask' } });
      expect(seen.triageReason).toMatch(/听涛花园.*照片却拍摄于/);
    });

    it('far apart, or without a place, count for nothing', async () => {
      const apart = [
        await takePhoto('#555', await place('水景园')),
        await takePhoto('#666', await place('听涛花园')),
      ];
      expect((await fileWithPhotos(VAGUE, apart)).seen.routing.verdict).toBe('none');
      expect((await fileWithPhotos(VAGUE, [await takePhoto('#777', null)])).seen.routing.verdict).toBe(
        'none',
      );
    });
  });

  describe('where a caller is known', () => {
    it('is asked about by SMS, and routed after the answer “1”', async () => {
      const resident = texter(world, '13900000071');
      await resident.send('水景园5号楼下垃圾没人清');
      await resident.reads(/归.*网格/);
      await resident.send('半夜施工太吵了');
      const question = await resident.reads(/在哪里/);
      expect(question).toContain('是在水景园吗？回复1表示是，不是请写地点');
      const waiting = await operator.see(numberIn(question));
      expect(waiting).toMatchObject({ gridName: null, routing: { verdict: 'none' } });
      expect(waiting.triageReason).toContain('上次反映的地点');
      await resident.send('1');
      await resident.reads(/地点记下了：水景园/);
      expect(await operator.see(numberIn(question))).toMatchObject({
        placeText: '水景园',
        stage: 'dispatched',
      });
    });

    it('a no asks openly, and the next answer decides', async () => {
      const resident = texter(world, '13900000072');
      await resident.send('水景园5号楼下垃圾没人清');
      await resident.reads(/归.*网格/);
      await resident.send('半夜施工太吵了');
      const number = numberIn(await resident.reads(/是在水景园吗/));
      await resident.send('不是');
      await resident.reads(/好的，请问在哪里.*路名加门牌号/);
      await resident.send('解放路120号');
      await resident.reads(/地点记下了：解放路120号/);
      expect((await operator.see(number)).placeText).toBe('解放路120号');
    });

    it('of a first-time caller nothing is suggested', async () => {
      const resident = texter(world, '13900000073');
      await resident.send(VAGUE);
      expect(await resident.reads(/在哪里/)).toContain('请回复小区名');
    });

    it('comes first among places of one name; the card and the explanation show it to the desk alone', async () => {
      const phone = '13900000074';
      const second = (await explain({ text: '和平小区停电' })).candidates[1];
      const filed = await operator.log({ text: VAGUE, phone });
      const input: Partial<ActionRequest> = { gridCode: second?.grid, placeText: '和平小区' };
      expect((await operator.act(filed.number, 'locate', input)).status).toBe(200);
      const told = await explain({ text: '和平小区停电', phone });
      expect(told).toMatchObject({ verdict: 'ask', grid: null });
      expect(told.candidates[0]).toMatchObject({ grid: second?.grid });
      expect(told.candidates[0]?.reasons).toContain('上次反映的地点');
      const card = await operator.get<CallerCard>(`/api/v1/staff/caller?phone=${phone}`);
      expect(card.body.hints).toMatchObject([{ label: '上次反映的地点', place: '和平小区' }]);
      const { read } = world.running.house.db;
      const audited = await read.auditEntry.findMany({ where: { action: 'explain-caller' } });
      expect(audited.map(({ subject }) => subject)).toEqual(['139****0074']);
      const handler = await staffMember(world, 'unit1');
      const peek = await handler.post('/api/v1/staff/routing/explain', { text: VAGUE, phone });
      expect(peek.status).toBe(403);
    });

    it('the registered address is kept encrypted, suggests and never routes', async () => {
      const phone = '13900000075';
      const home = await operator.post('/api/v1/staff/residents/home', { phone, address: '听涛花园2号楼' });
      expect(home).toMatchObject({
        status: 200,
        body: { gridName: expect.stringContaining('网格') as string },
      });
      const filed = await operator.log({ text: VAGUE, phone });
      expect(await operator.see(filed.number)).toMatchObject({
        gridName: null,
        triageReason: expect.stringContaining('登记的地址是听涛花园') as string,
      });
      const rows = await world.running.house.db.read.resident.findMany({
        where: { homeCipher: { not: null } },
      });
      expect(rows).toHaveLength(1);
      expect(JSON.stringify(rows)).not.toContain('听涛');
      await operator.post('/api/v1/staff/residents/home', { phone, address: '' });
      const again = await operator.log({ text: VAGUE, phone });
      expect((await operator.see(again.number)).triageReason).not.toContain('听涛');
    });

    it('a resident registers in WeChat, and the address comes along when the number is tied', async () => {
      const phone = '13900000076';
      await operator.post('/api/v1/staff/residents/home', { phone, address: '水景园' });
      const resident = await wechatResident(world, 'home-1');
      expect((await askForCode(world.gateway, phone)).status).toBe(202);
      const code = /验证码是(\d{6})/.exec(await texter(world, phone).reads(/验证码/))?.[1];
      expect((await resident.post('/api/v1/resident/phone', { phone, code })).status).toBe(200);
      const filed = await resident.file({ text: VAGUE });
      expect((await operator.see(filed.body.number)).triageReason).toContain('登记的地址是水景园');
      const own = await resident.post('/api/v1/resident/home', { address: '听涛花园' });
      expect(own.status).toBe(200);
      const next = await resident.file({ text: VAGUE });
      expect((await operator.see(next.body.number)).triageReason).toContain('登记的地址是听涛花园');
    });
  });

  describe('the answer to “where?”', () => {
    it('is read together with the complaint', async () => {
      const resident = texter(world, '13900000077');
      await resident.send('和平小区停电了');
      const number = numberIn(await resident.reads(/回复数字/));
      await resident.send('城中街道的');
      await resident.reads(/地点记下了：和平小区/);
      expect(await operator.see(number)).toMatchObject({
        placeText: expect.stringContaining('和平小区') as string,
      });
    });

    it('that several places fit is asked once more by digits', async () => {
      const resident = texter(world, '13900000078');
      await resident.send(VAGUE);
      const number = numberIn(await resident.reads(/在哪里/));
      await resident.send('和平小区');
      await resident.reads(/请问在哪里？回复数字：1 .*；2 /);
      await resident.send('2');
      await resident.reads(/地点记下了：和平小区/);
      expect((await operator.see(number)).stage).toBe('dispatched');
    });

    it('that is still unclear goes to the community’s queue with the reason', async () => {
      const resident = texter(world, '13900000079');
      await resident.send(VAGUE);
      const number = numberIn(await resident.reads(/在哪里/));
      await resident.send('书院社区');
      await resident.reads(/工作人员会给您打电话/);
      const seen = await operator.see(number);
      expect(seen).toMatchObject({ gridName: null });
      expect(seen.triageReason).toMatch(/居民回答“书院社区”。.*书院社区/);
      const row = await world.running.house.db.read.caseFile.findUnique({ where: { number } });
      const { areas } = world.running.house.atlas();
      const community = areas.all.find(({ name }) => name === '书院社区');
      expect(row?.areaPath).toBe(community?.path);
    });
  });
});

describe('a street’s own number', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.close());

  it('is imported with the district, and a number of an unknown area is refused', async () => {
    const settings = (numberAreas: object) => ({ 'settings.json': JSON.stringify({ numberAreas }) });
    const { problems } = await bring(world, settings({ '106390001': 'nowhere' }));
    expect(problems).toMatchObject([
      { file: 'settings.json', sentence: expect.stringContaining('nowhere') as string },
    ]);
    const { areas } = world.running.house.atlas();
    const street = areas.all.find(({ name }) => name === '城中街道');
    expect((await bring(world, settings({ '106390001': street?.code }))).problems).toEqual([]);
    await until('the number', async () => Object.keys(world.running.house.district.numberAreas).length > 0);

    const resident = texter(world, '13900000081');
    await resident.send('和平小区停电了', '106390001');
    const operator = await staffMember(world, 'operator1');
    const seen = await operator.see(numberIn(await resident.reads(/归.*网格/)));
    expect(seen.routing.reasons.join()).toContain('发到城中街道的号码');
    await resident.send(VAGUE, '106390001');
    const vague = await operator.see(numberIn(await resident.reads(/在哪里/)));
    expect(vague).toMatchObject({ gridName: null, routing: { verdict: 'broad' } });
    const row = await world.running.house.db.read.caseFile.findUnique({ where: { number: vague.number } });
    expect(row?.areaPath).toBe(street?.path);

    const from = '13900000082';
    await telephone(world, { from, to: '106390001', event: 'ringing' });
    const { callId } = await operator.ringing(from);
    const filed = await operator.log({ text: '和平小区停电了', phone: from, callId });
    expect((await operator.see(filed.number)).routing).toEqual(seen.routing);
  });

  it('of an area that a new division no longer has is warned of', async () => {
    const { warnings, problems } = await bring(world, smallDistrict(), true);
    expect(problems).toEqual([]);
    expect(warnings.join()).toContain('numberAreas');
  });
});
