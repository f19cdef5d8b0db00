import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { coverageReportSchema } from '@gridline/shared/areaApi.ts';
import { fromWgs84 } from '@gridline/shared/place.ts';
import { makeDistrict } from '../../../prisma/seed/district.ts';
import { readArguments } from '../../ops/areasArguments.ts';
import { bringBorders, type BroughtBorders } from '../../ops/bringBorders.ts';
import { buildAreaIndex } from '../../src/areas/areaIndex.ts';
import type { Border } from '../../src/areas/border.ts';
import { checkCoverage } from '../../src/areas/coverage/check.ts';
import { interiorPoint } from '../../src/areas/importBorders/interiorPoint.ts';
import { ATLAS_VERSION } from '../../src/routing/atlasKeeper.ts';
import { until } from '../play/http.ts';
import { wechatResident } from '../play/people.ts';
import { zippedShapefile } from '../play/shapefile.ts';
import { startWorld, type World } from '../world.ts';

const demonstration = makeDistrict().areas;
const district = demonstration.find(({ level }) => level === 0);
const communities = demonstration.filter(({ level }) => level === 2);
const oneGrid = demonstration.find(({ level }) => level === 3);

/** As the mapping agency would draw it: the borders in GCJ-02. */
const inGcj02 = ({ type, coordinates }: { type: string; coordinates: number[][][] }): object => ({
  type,
  coordinates: coordinates.map((ring) =>
    ring.map(([lng = 0, lat = 0]) => {
      const point = fromWgs84({ lng, lat }, 'gcj02');
      return [point.lng, point.lat];
    }),
  ),
});

/** A re-division: the grids of each community become one, under the same streets. */
const redivided = (
  change: (properties: Record<string, unknown>, at: number) => unknown = () => undefined,
): string =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: demonstration
      .filter(({ level }) => level < 3)
      .map(({ code, name, parentCode, border }, at) => {
        const properties = { bm: code, mc: `新${name}`, sj: parentCode };
        change(properties, at);
        return { type: 'Feature', properties, geometry: inGcj02(border) };
      }),
  });

type AreaReader = World['running']['house']['db']['read']['area'];

async function one(
  reader: AreaReader,
  given: Parameters<AreaReader['findFirst']>[0],
): Promise<NonNullable<Awaited<ReturnType<AreaReader['findFirst']>>>> {
  const found = await reader.findFirst(given);
  if (!found) throw new Error(`no area for ${JSON.stringify(given)}`);
  return found;
}

describe('a running district brings in borders of its own', () => {
  let world: World;
  const folder = mkdtempSync(join(tmpdir(), 'gridline-areas-'));
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(async () => {
    await world.close();
    rmSync(folder, { recursive: true });
  });

  const write = (name: string, content: string | Uint8Array): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const bring = async (...args: string[]): Promise<BroughtBorders> =>
    bringBorders({ ...readArguments(args), db: world.running.house.db, now: new Date() });
  const fields = ['--code', 'bm', '--name', 'mc', '--parent', 'sj', '--crs', 'gcj02'];
  const snapshot = async (): Promise<string> => {
    const { read } = world.running.house.db;
    const settings = await read.setting.findMany({ orderBy: { key: 'asc' } });
    return JSON.stringify([
      await read.edition.findMany(),
      await read.area.count(),
      settings,
      await read.auditEntry.count(),
    ]);
  };
  const version = async (): Promise<string | undefined> =>
    (await world.running.house.db.read.setting.findUnique({ where: { key: ATLAS_VERSION } }))?.value;
  /** The grid of a complaint with a pin in the middle of what was one grid at first. */
  const ownerOfPin = async (openid: string): Promise<string | undefined> => {
    const resident = await wechatResident(world, openid);
    const point = { ...interiorPoint(oneGrid?.border as Border), crs: 'wgs84' };
    const { status, body } = await resident.file({ text: '这里垃圾没人清理', point, phone: '13900000021' });
    expect(status).toBe(201);
    return body.grid?.name;
  };

  it('a file broken in one row says which row and changes nothing', async () => {
    const before = await snapshot();
    const broken = redivided((properties, at) => at === 4 && (properties.bm = ''));
    const { problems, edition } = await bring(
      write('broken.geojson', broken),
      ...fields,
      '--effective',
      'now',
    );
    expect(edition).toBeNull();
    expect(problems[0]).toEqual({ file: 'broken.geojson', row: 5, sentence: 'bm不能空着。' });
    const staff = write('staff.csv', `code,leader\n${oneGrid?.parentCode ?? ''},nobody\n`);
    const unled = await bring(write('good.geojson', redivided()), ...fields, '--staff', staff);
    expect(unled.problems.map(({ sentence }) => sentence)).toEqual(['负责人 nobody 不在人员里。']);
    expect(await snapshot()).toBe(before);
  });

  it('a dry run reports and changes nothing', async () => {
    const before = await snapshot();
    const { report, coverage, edition } = await bring(
      write('good.geojson', redivided()),
      ...fields,
      '--dry-run',
    );
    expect(edition).toBeNull();
    expect(report[1]).toContain(`${communities.length} 个，0 户`);
    expect(coverage?.fatal).toBe(0);
    expect(await snapshot()).toBe(before);
  });

  it('as a draft it is kept with its report and nobody routes by it', async () => {
    const known = await version();
    const households = write('h.csv', `编码,户数\n${oneGrid?.parentCode ?? ''},2100\n`);
    const staff = write('staff.csv', `code,leader\n${oneGrid?.parentCode ?? ''},Admin\n`);
    const tables = ['--households', households, '--staff', staff, '--edition', '2026年调整'];
    const { edition } = await bring(write('good.geojson', redivided()), ...fields, ...tables);
    const { read } = world.running.house.db;
    const kept = await read.edition.findUniqueOrThrow({ where: { id: edition?.id ?? '' } });
    expect(kept).toMatchObject({ name: '2026年调整', effectiveFrom: null });
    expect(coverageReportSchema.parse(JSON.parse(kept.report ?? ''))).toMatchObject({
      grids: communities.length,
      fatal: 0,
    });
    const led = await one(read.area, {
      where: { editionId: kept.id, code: oneGrid?.parentCode ?? '' },
    });
    const admin = await read.staff.findUniqueOrThrow({ where: { username: 'admin' } });
    expect(led).toMatchObject({ households: 2100, leaderId: admin.id, level: 2 });
    const top = await one(read.area, { where: { editionId: kept.id, level: 0 } });
    expect(top).toMatchObject({ households: 2100, code: district?.code });
    expect(await version()).toBe(known);
    expect(await ownerOfPin('areas-before')).toBe(oneGrid?.name);
  });

  it('with faults it may be a draft, but may not take effect', async () => {
    const holed = JSON.parse(redivided()) as { features: { properties: { bm: string } }[] };
    holed.features = holed.features.filter(({ properties }) => properties.bm !== oneGrid?.parentCode);
    const file = write('holed.geojson', JSON.stringify(holed));
    const before = await snapshot();
    const refused = await bring(file, ...fields, '--effective', 'now');
    expect([refused.edition, refused.coverage?.counts]).toEqual([null, { gap: 1 }]);
    expect(await snapshot()).toBe(before);
    const draft = await bring(file, ...fields);
    expect(draft.edition?.effectiveFrom).toBeNull();
  });

  it('with a day to come nothing changes yet', async () => {
    const known = await version();
    const { edition } = await bring(
      write('good.geojson', redivided()),
      ...fields,
      '--effective',
      '2999-01-01',
    );
    expect(edition?.effectiveFrom).toEqual(new Date('2998-12-31T16:00:00Z'));
    expect(await version()).toBe(known);
    await expect(
      bring(write('good.geojson', redivided()), ...fields, '--effective', '1999-01-01'),
    ).rejects.toMatchObject({
      code: 'edition_too_early',
    });
  });

  it('once it is in force, cases go to the new grids, and leaders of areas that stay are kept', async () => {
    const { read } = world.running.house.db;
    const before = await one(read.area, {
      where: { code: oneGrid?.parentCode ?? '' },
      orderBy: { id: 'asc' },
    });
    const rows = demonstration.filter(({ level }) => level === 2);
    const bytes = zippedShapefile({
      name: 'communities',
      fields: ['SQBM', 'SQMC', 'JDBM', 'JDMC'],
      cpg: 'UTF-8',
      rows: rows.map(({ code, name, parentCode, border }) => ({
        words: [
          code,
          `合${name}`,
          parentCode ?? '',
          demonstration.find((area) => area.code === parentCode)?.name ?? '',
        ],
        rings: border.coordinates.map((ring) => [...ring].reverse()),
      })),
    });
    const levels = [
      '--code',
      'SQBM',
      '--levels',
      'JDMC:JDBM,SQMC',
      '--root',
      `${district?.code ?? ''}=${district?.name ?? ''}`,
    ];
    const { problems, edition } = await bring(write('s.zip', bytes), ...levels, '--effective', 'now');
    expect(problems).toEqual([]);
    const community = rows.find(({ code }) => code === oneGrid?.parentCode);
    await until('the gateway to notice', async () =>
      world.running.house
        .atlas()
        .areas.get(community?.code ?? '')
        ?.name.startsWith('合'),
    );
    expect(await ownerOfPin('areas-after')).toBe(`合${community?.name ?? ''}`);
    const now = await one(read.area, {
      where: { editionId: edition?.id ?? '', code: before.code },
    });
    expect(now.leaderId).toBe(before.leaderId);
  });
});

const VILLAGES = '../shared/data/twVillage1982.topo.json';
(existsSync(VILLAGES) ? describe : describe.skip)('thousands of real villages', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.close());

  it('are imported, stand in the database as they were drawn, and each inside finds its village', async () => {
    const { db } = world.running.house;
    const args = [
      VILLAGES,
      '--code',
      'VILLAGESN',
      '--levels',
      'COUNTYNAME,TOWNNAME,VILLAGENAM',
      '--tolerance',
      '10000',
    ];
    const bring = (...more: string[]): Promise<BroughtBorders> =>
      bringBorders({ ...readArguments([...args, ...more]), db, now: new Date() });
    const refused = await bring('--dry-run');
    expect(refused.problems).toHaveLength(468);
    const { edition, coverage, problems } = await bring('--borderless', 'keep', '--effective', 'now');
    expect(problems).toEqual([]);
    expect(coverage).toMatchObject({ fatal: 0, grids: 7599 });
    const stored = await db.read.area.findMany({ where: { editionId: edition?.id ?? '' } });
    const rows = stored.map((row) => ({ ...row, border: JSON.parse(row.border) as Border | null }));
    const leaves = rows.filter(({ level }) => level === 3);
    expect([leaves.length, rows.length]).toEqual([8067, 8067 + 358 + 23 + 1]);
    const index = buildAreaIndex(rows);
    const drawn = leaves.filter(({ border }) => border !== null);
    const lost = drawn.filter(
      ({ code, border }) => border && index.ownerOf(interiorPoint(border))?.code !== code,
    );
    expect([drawn.length, lost]).toEqual([7599, []]);
    expect(checkCoverage(rows, { toleranceSquareMetres: 10_000 }).counts).toEqual(coverage?.counts);
  });
});
