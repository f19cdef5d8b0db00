import type { AccuracyWeek } from '@gridline/shared/routingApi.ts';
import { until } from '../play/http.ts';
import { bring } from '../play/district.ts';
import { staffMember, texter, type StaffMember } from '../play/people.ts';
import { smallDistrict } from '../play/smallDistrict.ts';
import { startWorld, type World } from '../world.ts';

const PHONE = '13900000061';

async function thisWeek(staff: StaffMember): Promise<AccuracyWeek> {
  const { status, body } = await staff.get<{ weeks: AccuracyWeek[] }>(
    '/api/v1/staff/routing/accuracy?weeks=4',
  );
  expect([status, body.weeks.length]).toEqual([200, 4]);
  return body.weeks[3] as AccuracyWeek;
}

describe('what people say of where a case belongs is kept', () => {
  let world: World;
  let operator: StaffMember;
  beforeAll(async () => {
    world = await startWorld();
    operator = await staffMember(world, 'operator1');
  });
  afterAll(() => world.close());

  const correctionsOf = async (number: string) => {
    const { read } = world.running.house.db;
    const { id } = await read.caseFile.findUniqueOrThrow({ where: { number } });
    return read.placeCorrection.findMany({ where: { caseId: id }, orderBy: { at: 'asc' } });
  };

  it('beside what routing had said, which is not overwritten; the week counts it', async () => {
    const before = await thisWeek(operator);
    const kept = await operator.log({ text: '沿港西路83号垃圾没人清', phone: PHONE });
    const moved = await operator.log({ text: '沿港西路83号油烟太大', phone: PHONE });
    const grid = (await operator.see(kept.number)).grid?.code;
    const answer = await operator.act(moved.number, 'locate', { placeText: '和平小区（柳河社区）' });
    expect(answer.status).toBe(200);
    const target = answer.body.grid?.code;
    expect(target).not.toBe(grid);
    expect(answer.body.routing.verdict).toBe('sure');
    const [row, ...more] = await correctionsOf(moved.number);
    expect(more).toEqual([]);
    expect(row).toMatchObject({
      by: 'operator',
      verdict: 'sure',
      gridBefore: grid,
      gridAfter: target,
      placeName: '和平小区',
    });
    expect(row?.probability).toBeGreaterThan(0.84);
    const place = await world.running.house.db.read.placeName.findUnique({
      where: { id: row?.placeId ?? '' },
    });
    expect(place?.name).toBe('和平小区');
    const after = await thisWeek(operator);
    expect([after.sure - before.sure, after.corrected - before.corrected]).toEqual([2, 1]);
    expect(after.rate).toBeCloseTo(after.corrected / after.sure);
  });

  it('put back where it was, it is no longer counted as wrong', async () => {
    const before = await thisWeek(operator);
    const filed = await operator.log({ text: '解放路120号路灯不亮', phone: PHONE });
    const grid = (await operator.see(filed.number)).grid?.code;
    await operator.act(filed.number, 'locate', { placeText: '水景园' });
    expect((await thisWeek(operator)).corrected).toBe(before.corrected + 1);
    await operator.act(filed.number, 'locate', { gridCode: grid });
    expect((await thisWeek(operator)).corrected).toBe(before.corrected);
    const rows = await correctionsOf(filed.number);
    expect(rows.map(({ placeName }) => placeName)).toEqual(['水景园', '']);
  });

  it('by the place an operator chose, and by a resident’s answer', async () => {
    const { read } = world.running.house.db;
    const estate = await read.placeName.findFirst({ where: { name: '听涛花园' } });
    const filed = await operator.log({ text: '楼下烧烤店油烟太大了', phone: PHONE });
    const { status, body } = await operator.act(filed.number, 'locate', { placeId: estate?.id });
    expect([status, body.placeText, body.gridName !== null]).toEqual([200, '听涛花园', true]);
    expect(await correctionsOf(filed.number)).toMatchObject([
      { by: 'operator', verdict: 'none', gridBefore: null, placeId: estate?.id, placeName: '听涛花园' },
    ]);
    expect((await operator.act(filed.number, 'locate', { placeId: 'x' })).body.code).toBe('place_unknown');

    const resident = texter(world, '13900000062');
    await resident.send('楼下烧烤店油烟太大了');
    const number = /编号(\d{8}-\d+-\d)/.exec(await resident.reads(/在哪里/))?.[1] ?? '';
    await resident.send('水景园三号楼');
    await resident.reads(/地点记下了/);
    // Whoever goes there finds it on the map.
    const placed = await read.caseFile.findUniqueOrThrow({ where: { number } });
    expect([placed.lng, placed.lat]).toEqual([expect.any(Number), expect.any(Number)]);
    expect(await correctionsOf(number)).toMatchObject([
      { by: 'resident', staffId: null, verdict: 'none', placeName: '水景园3号楼' },
    ]);
  });

  it('is for the desk', async () => {
    const handler = await staffMember(world, 'unit1');
    expect((await handler.get('/api/v1/staff/routing/accuracy')).status).toBe(403);
  });
});

describe('a re-division of grids', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.close());

  it('is no mistake of routing, whoever moves the cases', async () => {
    await bring(world, smallDistrict());
    await until('the district', async () => world.running.house.atlas().areas.all.length === 3);
    const admin = await staffMember(world, 'admin');
    const filed = await admin.log({ text: '青石里小区太吵了', phone: PHONE });
    expect((await admin.see(filed.number)).grid?.code).toBe('LC-1');
    const files = smallDistrict();
    const renamed = files['areas.geojson']?.replace('"code":"LC-1"', '"code":"LC-9"') ?? '';
    const staff = files['staff.csv']?.replace('LC-1', 'LC-9') ?? '';
    const { problems } = await bring(world, { ...files, 'areas.geojson': renamed, 'staff.csv': staff });
    expect(problems).toEqual([]);
    await until('the new grids', async () => world.running.house.atlas().areas.get('LC-9') !== null);
    // The house moves it, too, and may do so between looking and acting: who is told so looks again.
    await until(
      'the place',
      async () => (await admin.act(filed.number, 'locate', { gridCode: 'LC-9' })).status === 200,
    );
    expect(await thisWeek(admin)).toMatchObject({ sure: 1, corrected: 0 });
    expect((await admin.act(filed.number, 'locate', { gridCode: 'LC-2' })).status).toBe(200);
    expect(await thisWeek(admin)).toMatchObject({ sure: 1, corrected: 1 });
  });
});
