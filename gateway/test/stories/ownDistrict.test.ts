import { problemLines } from '../../src/areas/importDistrict/problems.ts';
import { bring } from '../play/district.ts';
import { staffMember, texter } from '../play/people.ts';
import { until } from '../play/http.ts';
import { smallDistrict } from '../play/smallDistrict.ts';
import { startWorld, type World } from '../world.ts';

/** Everything an import could change, as it stands in the database. */
async function snapshot({ running }: World): Promise<string> {
  const { read } = running.house.db;
  return JSON.stringify([
    await read.edition.findMany(),
    await read.area.count(),
    await read.placeName.findMany({ orderBy: { id: 'asc' } }),
    await read.unit.findMany({ orderBy: { id: 'asc' } }),
    await read.duty.findMany({ orderBy: { id: 'asc' } }),
    await read.businessGrid.findMany({ orderBy: { id: 'asc' } }),
    await read.category.findMany({ orderBy: { id: 'asc' } }),
    await read.staff.findMany({ orderBy: { id: 'asc' } }),
    await read.setting.findMany({ orderBy: { key: 'asc' } }),
  ]);
}

describe('a district brings its own data into a running Gridline', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.close());

  it('a broken folder changes nothing and names every row', async () => {
    const before = await snapshot(world);
    const good = smallDistrict();
    const { problems, passwords } = await bring(world, {
      ...good,
      'areas.geojson':
        good['areas.geojson']?.replace('"parent":"LC","households":280', '"parent":"LX"') ?? '',
      'places.csv': `${good['places.csv'] ?? ''}远山村,village,,111.5,30.005,,,,\n`,
      'units.csv': `${good['units.csv'] ?? ''}lc-CG,另一队,LC\n`,
      'duties.csv': `${good['duties.csv'] ?? ''}z9,LC-7,LC-cg\n`,
      'staff.csv': `${good['staff.csv'] ?? ''}li,李某,boss,LC,,123\n`,
    });
    expect(problemLines(problems)).toEqual([
      'areas.geojson 第3行：上级区域 LX 不在这个文件里。',
      'duties.csv 第3行：区域 LC-7 没有这个编码。',
      expect.stringMatching(/^places.csv 第4行：远山村（111.5, 30.005）不在任何网格里/),
      expect.stringMatching(/^staff.csv 第5行：role“boss”只能是/),
      expect.stringMatching(/^staff.csv 第5行：phone“123”不是有效的电话号码/),
      'units.csv 第3行：单位编码 lc-CG 在第2行已经有了，每个只能出现一次。',
    ]);
    expect(passwords).toEqual([]);
    expect(await snapshot(world)).toBe(before);
  });

  it('parts that would no longer fit are asked for, too', async () => {
    const before = await snapshot(world);
    const { problems } = await bring(world, { 'areas.geojson': smallDistrict()['areas.geojson'] ?? '' });
    expect(problems.map(({ file }) => file)).toEqual([
      'areas.geojson',
      'places.csv',
      'units.csv',
      'duties.csv',
      'staff.csv',
    ]);
    expect(await snapshot(world)).toBe(before);
  });

  it('a dry run reports and changes nothing', async () => {
    const before = await snapshot(world);
    const { problems, report } = await bring(world, smallDistrict(), true);
    expect(problems).toEqual([]);
    expect(report[0]).toContain('3 个，其中网格 2 个、600 户');
    expect(report[5]).toContain('新增 2 位，更新 1 位');
    expect(await snapshot(world)).toBe(before);
  });

  it('once imported, a texted place of it finds its grid and unit; its people sign in', async () => {
    const stranger = await staffMember(world, 'supervisor2');
    const { problems, passwords, warnings } = await bring(world, smallDistrict());
    expect(problems).toEqual([]);
    expect(passwords.map(({ username }) => username)).toEqual(['zhao', 'sun']);
    expect(warnings).toEqual([expect.stringContaining('现有人员')]);
    await until('the gateway to notice', async () => world.running.house.district.name === '柳川区');
    const settings = await world.http.get<{ districtName: string; smsNumber: string }>('/api/v1/settings');
    expect(settings.body).toMatchObject({ districtName: '柳川区', smsNumber: '10639000' });

    const resident = texter(world, '13900000009');
    await resident.send('老纱厂宿舍楼下太吵了');
    const text = await resident.reads(/编号.*西河网格.*柳川区城市管理队/);
    const number = /编号(\d{8}-\d+-\d)/.exec(text)?.[1] ?? '';
    const password = passwords.find(({ username }) => username === 'sun')?.password ?? '';
    const handler = await staffMember({ ...world, password }, 'sun');
    expect(await handler.see(number)).toMatchObject({
      stage: 'dispatched',
      categoryName: '噪声扰民',
      grid: { name: '西河网格' },
    });
    const admin = await staffMember(world, 'admin');
    expect((await admin.see(number)).unitName).toBe('柳川区城市管理队');
    expect((await admin.figures()).filed).toBe(1);
    await expect(stranger.see(number)).rejects.toThrow('404');
  });

  it('imported again it is one edition more, the same people, the same places', async () => {
    const { read } = world.running.house.db;
    const before = [await read.edition.count(), await read.staff.count(), await read.placeName.count()];
    const { problems, passwords } = await bring(world, smallDistrict());
    expect([problems, passwords]).toEqual([[], []]);
    const after = [await read.edition.count(), await read.staff.count(), await read.placeName.count()];
    expect(after).toEqual([(before[0] ?? 0) + 1, before[1], before[2]]);
  });

  it('business grids come in with their borders, and duties that name them decide by the pin', async () => {
    const half = (west: number): object => ({
      type: 'Polygon',
      coordinates: [
        [west, west + 0.005].flatMap((x, i) => [
          [x, 30 + 0.01 * i],
          [x, 30.01 - 0.01 * i],
        ]),
      ].map((ring) => [...ring, ring[0]]),
    });
    const features = ['P1', 'P2'].map((code, index) => ({
      type: 'Feature',
      properties: { code },
      geometry: half(110 + index * 0.005),
    }));
    const files = {
      'business_grids.csv': 'code,name,business,grid_codes\nP1,西警务区,公安,LC-1\nP2,中警务区,公安,LC-1\n',
      'business_grids.geojson': JSON.stringify({ type: 'FeatureCollection', features }),
      'units.csv': `${smallDistrict()['units.csv'] ?? ''}LC-p2,中派出所,LC\n`,
      'duties.csv': 'category_code,area_code,unit_code,business_grid,level\n,LC,LC-p2,P2,1\n,LC,LC-cg,,\n',
    };
    const { problems: wrong } = await bring(world, {
      ...files,
      'duties.csv': `${files['duties.csv']},LC,LC-cg,P3,\n,LC,LC-cg,,9\n`,
    });
    expect(problemLines(wrong)).toEqual([
      'duties.csv 第4行：业务网格 P3 没有这个编码。',
      'duties.csv 第5行：层级 9 太深，区级是 0，最深的网格是 1。',
    ]);
    const { problems, warnings, report } = await bring(world, files);
    expect(problems).toEqual([]);
    expect(warnings.at(-1)).toContain('1 个网格（东河网格）没有公安的业务网格');
    expect(report.at(-2)).toContain('2 条，替换现有的 0 条');
    await until('the gateway to notice', async () => world.running.house.atlas().business.all.length === 2);
    const operator = await staffMember(world, 'admin');
    for (const [lng, unitName] of [
      [110.002, '柳川区城市管理队'],
      [110.008, '中派出所'],
    ]) {
      const point = { lng, lat: 30.005 };
      const filed = await operator.log({ phone: '13900000010', text: '太吵了', categoryCode: 'z1', point });
      expect((await operator.see(filed.number)).unitName).toBe(unitName);
    }
  });

  it('imported with a grid under another code, its open cases follow by themselves', async () => {
    const admin = await staffMember(world, 'admin');
    const { number } = await admin.log({ phone: '13900000010', text: '青石里小区太吵了', placeText: '' });
    expect((await admin.see(number)).grid?.code).toBe('LC-1');
    const renamed = Object.entries(smallDistrict()).map(([file, text]) => [
      file,
      text.replaceAll('LC-1', 'LC-9'),
    ]);
    const { problems, warnings } = await bring(world, Object.fromEntries(renamed) as Record<string, string>);
    expect(problems).toEqual([]);
    expect(warnings.join('\n')).toMatch(/\d 件未办结的案件属于不再有的网格：导入后按地点自动转到新的网格/);
    await until('the case to follow', async () => (await admin.see(number)).grid?.code === 'LC-9', 40);
    expect((await admin.see(number)).timeline.at(-1)).toMatchObject({ action: 'rezone', note: '' });
    // It is called 西河网格 as before: nothing to tell the resident.
    expect((await admin.figures('LC')).byArea.map(({ name }) => name)).toContain('西河网格');
  });

  it('of two imports at the same time, the second is refused as a whole', async () => {
    const before = await world.running.house.db.read.auditEntry.count({
      where: { action: 'district-import' },
    });
    const names = ['甲区', '乙区'];
    const outcomes = await Promise.allSettled(
      names.map((districtName) => bring(world, { 'settings.json': JSON.stringify({ districtName }) })),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const winner = names[outcomes.findIndex(({ status }) => status === 'fulfilled')];
    await until('the winner to be seen', async () => world.running.house.district.name === winner);
    const { read } = world.running.house.db;
    expect(await read.auditEntry.count({ where: { action: 'district-import' } })).toBe(before + 1);
  });
});

describe('the first start in production', () => {
  let world: World;
  beforeAll(async () => {
    process.env.ADMIN_PASSWORD = 'first-password';
    world = await startWorld({
      environment: {
        NODE_ENV: 'production',
        FIELD_KEY: Buffer.alloc(32, 1).toString('base64'),
        INDEX_KEY: Buffer.alloc(32, 2).toString('base64'),
        WEBHOOK_SECRET: 'a-webhook-secret-of-tests',
        CTI_SECRET: 'a-switchboard-secret-of-tests',
        ALIYUN_SMS_ENDPOINT: '127.0.0.1:9',
        ALIYUN_ACCESS_KEY_ID: 'key',
        ALIYUN_ACCESS_KEY_SECRET: 'secret',
        ALIYUN_SIGN_NAME: '网格直通',
        ALIYUN_TEMPLATES: '{}',
        WECHAT_ORIGIN: 'http://127.0.0.1:9',
        WECHAT_APPID: 'wx0',
        WECHAT_SECRET: 'secret',
        WECHAT_PUSH_TOKEN: 'token',
        WECHAT_TEMPLATE_ID: 'template',
      },
    });
    delete process.env.ADMIN_PASSWORD;
  });
  afterAll(() => world.close());

  it('has no areas, the usual categories, and an admin who sees everything', async () => {
    const { read } = world.running.house.db;
    expect([await read.area.count(), await read.staff.count()]).toEqual([0, 1]);
    expect(world.running.house.atlas().categories.length).toBeGreaterThan(20);
    const admin = await staffMember({ ...world, password: 'first-password' }, 'admin');
    const filed = await admin.log({
      phone: '13900000008',
      text: '青石里小区太吵了',
      placeText: '青石里小区',
    });
    expect((await admin.see(filed.number)).triageReason).toBeTruthy();
    expect((await admin.figures()).filed).toBe(1);
  });

  it('takes a district without touching the categories and the admin', async () => {
    const { 'categories.csv': _, 'staff.csv': __, ...files } = smallDistrict();
    files['areas.geojson'] = files['areas.geojson']?.replace(',"leader":"zhao"', '') ?? '';
    expect((await bring(world, files)).problems).toEqual([]);
    await until('the gateway to notice', async () => world.running.house.atlas().areas.all.length === 3);
    expect(world.running.house.atlas().categories.length).toBeGreaterThan(20);
    const admin = await staffMember({ ...world, password: 'first-password' }, 'admin');
    const filed = await admin.log({ phone: '13900000008', text: '枫叶路15号太吵了', placeText: '' });
    expect(await admin.see(filed.number)).toMatchObject({
      gridName: '东河网格',
      unitName: '柳川区城市管理队',
    });
  });
});
