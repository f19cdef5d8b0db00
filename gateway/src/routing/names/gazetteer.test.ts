import fc from 'fast-check';
import { makeCity } from '../../../bench/syntheticCity.ts';
import { makeTexts } from '../../../bench/syntheticTexts.ts';
import { buildAreaIndex } from '../../areas/areaIndex.ts';
import { atOnce, gently } from '../../slices.ts';
import { buildGazetteer, draftGazetteer, type Gazetteer, type PlaceRow } from './gazetteer.ts';
import { readPlace } from '../reading/readPlace.ts';

const place = (name: string, more: Partial<PlaceRow> = {}): PlaceRow => ({
  id: `id-${name}`,
  name,
  kind: 'estate',
  aliases: [],
  lng: 120,
  lat: 30,
  gridCode: 'G1',
  numberFrom: null,
  numberTo: null,
  side: null,
  ...more,
});

const namesAt = (gazetteer: Gazetteer, text: string): string[] =>
  gazetteer
    .find(text)
    .flatMap(({ form }) => gazetteer.targetsOf(form))
    .map((target) => (target.kind === 'place' ? target.place.row.name : target.code));

test('a row comes back as it was given', () => {
  const rows = [
    place('解放路', { kind: 'road', numberFrom: 1, numberTo: 99, side: 'odd', gridCode: null }),
    place('水景园', { aliases: ['老船厂', '水景花苑'], lng: 120.123456789, lat: -30.5 }),
    place('康宁路20号', { kind: 'building' }),
  ];
  expect(buildGazetteer(rows, []).places.map(({ row }) => row)).toEqual(rows);
});

test('one place is one object, whichever of its names is asked', () => {
  const gazetteer = buildGazetteer([place('水景园小区', { aliases: ['老船厂'] })], []);
  const found = gazetteer.find('水景园小区老船厂').flatMap(({ form }) => gazetteer.targetsOf(form));
  const places = new Set(found.map((target) => (target.kind === 'place' ? target.place : null)));
  expect(found.length).toBeGreaterThan(2);
  expect(places.size).toBe(1);
});

test('a name that one place has by rule and another by its people is near for both, in whatever order', () => {
  const rows = [place('锦绣江南小区'), place('锦绣江南')];
  for (const order of [rows, [...rows].reverse()]) {
    const gazetteer = buildGazetteer(order, []);
    const near = gazetteer.near.find('锦绣江北', 0, 4);
    expect(near.map(({ form }) => gazetteer.textOf(form))).toContain('锦绣江南');
  }
});

test('rows in portions make the same gazetteer as all at once', () => {
  const city = makeCity(400);
  const whole = buildGazetteer(city.places, city.areas);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), (size) => {
      const draft = draftGazetteer(city.areas);
      for (let from = 0; from < city.places.length; from += size)
        atOnce(draft.add(city.places.slice(from, from + size)));
      const parts = atOnce(draft.finish());
      expect(parts.formCount).toBe(whole.formCount);
      for (const text of makeTexts(city.places, 20))
        expect(namesAt(parts, text)).toEqual(namesAt(whole, text));
    }),
    { numRuns: 10 },
  );
});

test('a big gazetteer is built gently while the old one goes on answering', async () => {
  const city = makeCity(20_000);
  const areas = buildAreaIndex(city.areas);
  const text = '水景园新区门口有人烧垃圾';
  let current = buildGazetteer([place('水景园新区')], []);
  const verdict = (): string => readPlace(text, current, areas).verdict;
  const heard: string[] = [];
  let going = true;
  const turn = (): void => {
    heard.push(verdict());
    if (going) setImmediate(turn);
  };
  setImmediate(turn);
  const draft = draftGazetteer(city.areas);
  await gently(draft.add(city.places), 0);
  const next = await gently(draft.finish(), 0);
  going = false;
  // 20,000 rows in slices of 64: at least so many turns for others, each answered from the old gazetteer.
  expect(heard.length).toBeGreaterThan(300);
  expect(new Set(heard)).toEqual(new Set(['sure']));
  current = next;
  expect(verdict()).not.toBe('sure');
  const known = city.places.find(({ kind }) => kind === 'park');
  expect(namesAt(current, known?.name ?? '')).toContain(known?.name);
});
