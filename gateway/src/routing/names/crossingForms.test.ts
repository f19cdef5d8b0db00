import { crossingForms } from './crossingForms.ts';
import { buildGazetteer, type PlaceRow } from './gazetteer.ts';
import { buildAreaIndex } from '../../areas/areaIndex.ts';
import { readPlace } from '../reading/readPlace.ts';

test.each(['解放路与中山路路口', '解放路中山路口', '解放路和中山路交叉口', '解放路-中山路', '解放路/中山路'])(
  '%s is looked for in both orders',
  (name) => {
    expect(crossingForms(name)).toEqual(
      expect.arrayContaining(['解放路与中山路路口', '中山路和解放路交叉口', '中山路解放路路口']),
    );
  },
);

test.each(['解放路', '人民公园路口', '水景园', '解放路与解放路路口'])('%s names no two roads', (name) => {
  expect(crossingForms(name)).toEqual([]);
});

test('a crossing in the gazetteer is found by the words people have for it', () => {
  const row = (name: string, kind: string, gridCode: string): PlaceRow => ({
    id: name,
    name,
    kind,
    aliases: [],
    lng: 120,
    lat: 30,
    gridCode,
    numberFrom: null,
    numberTo: null,
    side: null,
  });
  const gazetteer = buildGazetteer(
    [row('解放路', 'road', 'G1'), row('中山路', 'road', 'G2'), row('解放路与中山路路口', 'crossing', 'G3')],
    [],
  );
  const reading = readPlace('中山路和解放路交叉口红绿灯坏了', gazetteer, buildAreaIndex([]));
  expect(reading).toMatchObject({ verdict: 'sure', areaCode: 'G3' });
});
