import fc from 'fast-check';
import type { Point } from '@gridline/shared/place.ts';
import { demonstrationAtlas, demonstrationRows } from './demonstration.ts';
import type { Evidence, Hint } from './evidence/evidence.ts';
import { placeMeant } from './evidence/placeMeant.ts';
import { SURE } from './reading/readPlace.ts';
import { route } from './route.ts';

const atlas = demonstrationAtlas();
const { areas, gazetteer } = atlas;
const go = (text: string, evidence: Evidence = {}, placeText = '') =>
  route({ text, placeText, point: null, evidence }, atlas);
const rowsNamed = (name: string) => gazetteer.places.flatMap(({ row }) => (row.name === name ? row : []));
const rowNamed = (name: string) => {
  const [row] = rowsNamed(name);
  if (!row) throw new Error(`no ${name}`);
  return { ...row, grid: row.gridCode ?? areas.ownerOf(row)?.code ?? '' };
};
const areaNamed = (name: string): string => {
  const area = areas.all.find((one) => one.name === name);
  if (!area) throw new Error(`no ${name}`);
  return area.code;
};
const beside = ({ lng, lat }: Point, metresEast: number): Point => ({ lng: lng + metresEast / 95_000, lat });
const hintAt = (name: string, kind: Hint['kind'] = 'last'): Hint => ({
  kind,
  gridCode: rowNamed(name).grid,
  place: name,
});
const VAGUE = '楼下烧烤店油烟太大了';

describe('photos', () => {
  const estate = rowNamed('水景园');
  const other = rowNamed('听涛花园');

  test('alone they find the grid, below a pin, and nobody learns the spot', () => {
    const routing = go(VAGUE, { photos: [estate, beside(estate, 15)] });
    expect(routing).toMatchObject({
      verdict: 'sure',
      gridCode: estate.grid,
      point: null,
      triageReason: null,
    });
    expect(routing.reasons.join()).toContain('按照片拍摄位置');
    const pinned = route({ text: VAGUE, placeText: '', point: estate }, atlas);
    expect(routing.probability).toBeLessThan(pinned.probability);
    expect(routing.probability).toBeGreaterThanOrEqual(SURE);
  });

  test('that lie far apart count for nothing', () => {
    expect(go(VAGUE, { photos: [estate, other] })).toMatchObject({ verdict: 'none', gridCode: null });
    expect(go(VAGUE, { photos: [{ lng: 100, lat: 20 }] })).toMatchObject({ verdict: 'none', gridCode: null });
  });

  test('settle what the words leave open', () => {
    for (const row of rowsNamed('和平小区')) {
      const routing = go('和平小区停电', { photos: [row] });
      expect(routing).toMatchObject({ verdict: 'sure', gridCode: row.gridCode ?? areas.ownerOf(row)?.code });
      expect(routing.placeText).toContain('和平小区');
      expect(routing.reasons.join()).toContain('照片拍摄位置');
    }
    const inCommunity = go('水景社区到处是小广告', { photos: [estate] });
    expect(inCommunity).toMatchObject({ verdict: 'sure', gridCode: estate.grid });
  });

  test.each(['听涛花园门口垃圾没人清', '听涛花园'])('that disagree with “%s” leave it to people', (text) => {
    const routing = go(text, { photos: [estate] });
    expect(routing).toMatchObject({ verdict: 'ask', gridCode: null });
    expect(routing.candidates.map(({ gridCode }) => gridCode).sort()).toEqual(
      [estate.grid, other.grid].sort(),
    );
    for (const name of ['听涛花园', areas.get(estate.grid)?.name ?? '-'])
      expect(routing.triageReason).toContain(name);
    expect(routing.probability).toBeLessThan(SURE);
  });

  test('of another place than the named area or the places of one name are told of', () => {
    expect(go('书院社区到处是小广告', { photos: [other] })).toMatchObject({
      verdict: 'broad',
      gridCode: null,
    });
    const apart = go('和平小区停电', { photos: [other] });
    expect(apart).toMatchObject({ verdict: 'ask', gridCode: null });
    expect(apart.candidates).toHaveLength(3);
    expect(apart.triageReason).toContain(areas.get(other.grid)?.name);
  });

  test('come before where the writer lives, unless it is there', () => {
    const away = go('我住听涛花园，路上的井盖坏了', { photos: [estate] });
    expect(away).toMatchObject({ verdict: 'sure', gridCode: estate.grid });
    expect(go('我住听涛花园，楼下垃圾没人清', { photos: [estate] }).verdict).toBe('ask');
  });

  test('of the same mind as the words make them surer, and leave place and point to the words', () => {
    const routing = go('水景园门口垃圾没人清', { photos: [beside(estate, 5)] });
    expect(routing).toMatchObject({ verdict: 'sure', gridCode: estate.grid, placeText: '水景园' });
    expect(routing.point).toEqual({ lng: estate.lng, lat: estate.lat });
    expect(routing.probability).toBeGreaterThanOrEqual(go('水景园门口垃圾没人清').probability);
  });

  test('a pin comes before them', () => {
    const routing = route(
      { text: VAGUE, placeText: '', point: other, evidence: { photos: [estate] } },
      atlas,
    );
    expect(routing.gridCode).toBe(other.grid);
  });
});

describe('a street’s own number', () => {
  const street = areaNamed('城中街道');
  const inStreet = (code: string | null): boolean => areas.pathOf(code ?? '').includes(`/${street}/`);

  test('settles places of one name within the street', () => {
    const routing = go('和平小区停电', { numberArea: street });
    expect(routing.verdict).toBe('sure');
    expect(inStreet(routing.gridCode)).toBe(true);
    expect(routing.reasons.join()).toContain('发到城中街道的号码');
  });

  test('gives what names no place to the street’s queue', () => {
    const routing = go(VAGUE, { numberArea: street });
    expect(routing).toMatchObject({ verdict: 'broad', gridCode: null, areaPath: areas.pathOf(street) });
    expect(routing.triageReason).toContain('发到城中街道的号码');
  });

  test('does not move what the words name elsewhere, nor what they name more exactly', () => {
    const elsewhere = gazetteer.places.find(
      ({ row }) => row.kind === 'estate' && !inStreet(row.gridCode) && rowsNamed(row.name).length === 1,
    )?.row;
    const text = `${elsewhere?.name ?? ''}门口垃圾没人清`;
    expect(go(text, { numberArea: street })).toEqual(go(text));
    expect(go('书院社区到处是小广告', { numberArea: areaNamed('临江区') })).toEqual(
      go('书院社区到处是小广告'),
    );
    expect(go(VAGUE, { numberArea: 'no-such-area' })).toEqual(go(VAGUE));
  });
});

describe('where the caller is known', () => {
  test('is suggested when the words say nothing, and never routed', () => {
    const routing = go(VAGUE, { hints: [hintAt('水景园')] });
    expect(routing).toMatchObject({ verdict: 'none', gridCode: null, suggestion: { name: '水景园' } });
    expect(routing.triageReason).toContain('上次反映的地点是水景园');
    expect(go(VAGUE, { hints: [hintAt('水景园', 'home')] }).reasons.join()).toContain('登记的地址');
    expect(go(VAGUE, { hints: [{ ...hintAt('水景园'), place: '' }] }).suggestion).toBeNull();
    expect(go(VAGUE).suggestion).toBeNull();
  });

  test('comes first among places of one name, likelier but not sure', () => {
    for (const row of rowsNamed('和平小区')) {
      const gridCode = row.gridCode ?? areas.ownerOf(row)?.code ?? '';
      const routing = go('和平小区停电', { hints: [{ kind: 'last', gridCode, place: '和平小区' }] });
      expect(routing.verdict).toBe('ask');
      expect(routing.candidates[0]).toMatchObject({ gridCode });
      expect(routing.candidates[0]?.reasons).toContain('上次反映的地点');
      expect(routing.candidates[0]?.probability).toBeGreaterThan(0.5);
      expect(routing.candidates[0]?.probability).toBeLessThan(SURE);
    }
  });

  test('property: it never makes a text sure, and never moves one that is', () => {
    const { places } = demonstrationRows();
    const words = fc.oneof(
      fc.constantFrom(...places.flatMap(({ name, aliases }) => [name, ...aliases])),
      fc.constantFrom(
        '门口',
        '对面',
        '83号',
        '3号楼',
        '，',
        '附近',
        '我住',
        '垃圾没人清',
        '和平',
        '路灯不亮',
      ),
    );
    const hint = fc.record({
      kind: fc.constantFrom('last' as const, 'home' as const),
      gridCode: fc.constantFrom(...areas.all.filter(({ level }) => level === 3).map(({ code }) => code)),
      place: fc.constantFrom('', '水景园'),
    });
    const check = (parts: string[], hints: Hint[]): void => {
      const text = parts.join('');
      const [without, hinted] = [go(text), go(text, { hints })];
      if (hinted.verdict !== 'sure') return expect(without.verdict).not.toBe('sure');
      expect(without).toMatchObject({ verdict: 'sure', gridCode: hinted.gridCode });
      expect(without.probability).toBeGreaterThanOrEqual(SURE);
    };
    fc.assert(
      fc.property(fc.array(words, { maxLength: 4 }), fc.array(hint, { minLength: 1, maxLength: 2 }), check),
      { numRuns: 600 },
    );
  });
});

describe('an answer to “where?” read together with what was said before', () => {
  test.each([
    ['和平小区停电', '城中街道的'],
    ['和平小区停电', '书院社区'],
    ['沿港西路烧烤店油烟太大', '83号'],
    ['沿港西路烧烤店油烟太大', '八十三号'],
    [VAGUE, '水景园三号楼'],
    ['解放路路灯不亮', '不是，是水景园门口'],
  ])('%s + %s', (text, answer) => {
    expect(go(text, {}, answer).verdict).toBe('sure');
  });

  test.each([
    ['和平小区停电', '我也不知道', 'ask'],
    [VAGUE, '书院社区', 'broad'],
    [VAGUE, '就是那里啊', 'none'],
  ])('%s + %s stays open', (text, answer, verdict) => {
    expect(go(text, {}, answer)).toMatchObject({ verdict, gridCode: null });
  });
});

test.each([
  ['水景园', '水景园', '水景园'],
  ['水景园小区', '水景园', '水景园'],
  ['水景园3号楼', '水景园', '水景园3号楼'],
  ['某个不知名的地方', '水景园', null],
])('“%s” in the grid of %s means %s', (words, at, name) => {
  expect(placeMeant(words, rowNamed(at).grid, atlas)?.name ?? null).toBe(name);
});
