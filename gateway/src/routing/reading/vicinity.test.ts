import { buildAreaIndex, type AreaRow } from '../../areas/areaIndex.ts';
import { buildGazetteer, type PlaceRow } from '../names/gazetteer.ts';
import { readPlace } from './readPlace.ts';

/** Two grids side by side, each about a kilometre wide. */
const grid = (code: string, west: number): AreaRow => ({
  code,
  name: `${code}网格`,
  level: 0,
  parentCode: null,
  path: `/${code}/`,
  border: {
    type: 'Polygon',
    coordinates: [
      [
        [west, 30],
        [west + 0.01, 30],
        [west + 0.01, 30.01],
        [west, 30.01],
        [west, 30],
      ],
    ],
  },
  households: 0,
});
const areas = buildAreaIndex([grid('西', 120), grid('东', 120.01)]);
const place = (name: string, lng: number): PlaceRow => ({
  id: name,
  name,
  kind: 'estate',
  aliases: [],
  lng,
  lat: 30.005,
  gridCode: null,
  numberFrom: null,
  numberTo: null,
  side: null,
});
/** In the middle of the western grid, and ten metres from its eastern border. */
const gazetteer = buildGazetteer([place('翠湖天地', 120.005), place('望江名邸', 120.0099)], []);
const read = (text: string) => readPlace(text, gazetteer, areas);

test.each(['翠湖天地对面', '翠湖天地附近', '望江名邸门口', '望江名邸楼下'])(
  '%s is as sure as the place itself',
  (text) => {
    expect(read(text)).toMatchObject({
      verdict: 'sure',
      candidates: [{ gridCode: '西', probability: 0.99 }],
    });
  },
);

test.each(['望江名邸对面', '望江名邸旁边', '望江名邸附近'])('%s may lie across the border', (text) => {
  const [first] = read(text).candidates;
  expect(first?.gridCode).toBe('西');
  expect(first?.probability).toBeLessThan(0.85);
  expect(first?.reasons.join()).toContain('边界');
});

test('the more of the surroundings lies across, the less sure', () => {
  const chance = (text: string) => read(text).candidates[0]?.probability ?? 0;
  expect(chance('望江名邸对面')).toBeLessThanOrEqual(chance('望江名邸旁边'));
});
