import { demonstrationAtlas } from './demonstration.ts';
import { explain } from './explain.ts';
import { route } from './route.ts';

const atlas = demonstrationAtlas();
const at = new Date('2026-05-04T02:00:00Z');
const go = (more: Partial<Parameters<typeof route>[0]>) =>
  route({ text: '', placeText: '', point: null, ...more }, atlas);
const placeNamed = (name: string) => {
  const place = atlas.gazetteer.places.find(({ row }) => row.name === name)?.row;
  if (!place) throw new Error(`no ${name}`);
  return place;
};

test('the story: words alone find grid, place and point, and nobody must look', () => {
  const routing = go({ text: '沿港西路83号有三座烟囱，昼夜使用劣质燃料排烟' });
  expect(routing).toMatchObject({ verdict: 'sure', placeText: '沿港西路83号', triageReason: null });
  expect(routing.areaPath.endsWith(`/${routing.gridCode}/`)).toBe(true);
  expect(atlas.areas.ownerOf(routing.point ?? { lng: 0, lat: 0 })?.code).toBe(routing.gridCode);
});

test('a pin decides, and says where the words disagree', () => {
  const { lng, lat, gridCode } = placeNamed('听涛花园');
  const routing = go({ text: '水景园门口有人烧垃圾', point: { lng, lat } });
  expect(routing).toMatchObject({ verdict: 'sure', gridCode, point: { lng, lat } });
  expect(routing.reasons.join()).toContain('水景园');
});

test('a pin outside of the district leaves it to the words and to a person', () => {
  const routing = go({ text: '水景园门口', point: { lng: 100, lat: 20 } });
  expect(routing.gridCode).toBe(placeNamed('水景园').gridCode);
  expect(routing.triageReason).toContain('请核对');
});

test('words for the place come before the text', () => {
  const routing = go({ text: '水景园的人都说难闻', placeText: '解放路120号' });
  expect(routing.placeText).toBe('解放路120号');
});

test('words for the place and the text decide together where one alone cannot', () => {
  expect(go({ text: '站北街道这边停电了', placeText: '和平小区' })).toMatchObject({ verdict: 'sure' });
  expect(go({ text: '路灯坏了', placeText: '和平小区' }).verdict).toBe('ask');
});

test.each([
  ['楼下烧烤店油烟太大了', 'none', ''],
  ['书院社区到处是小广告', 'broad', '书院社区'],
  ['和平小区停电', 'ask', '和平小区'],
])('%s lies with a person, who reads why', (text, verdict, words) => {
  const routing = go({ text });
  expect(routing).toMatchObject({ verdict, gridCode: null });
  expect(routing.triageReason).toContain(words);
});

test('the explanation names category, duty and unit', () => {
  const told = explain(
    { text: '沿港西路83号有三座烟囱，昼夜使用劣质燃料排烟', placeText: '', point: null },
    atlas,
    at,
  );
  expect(told.category?.name).toBe('油烟废气');
  expect(told.category?.words).toContain('烟囱');
  expect(told.unit?.name).toBeTruthy();
  expect(told.unit?.duty).toContain('权责表');
  expect(explain({ text: '你好', placeText: '', point: null }, atlas, at)).toMatchObject({
    verdict: 'none',
    grid: null,
    unit: null,
  });
});
