import { readBuildingNumber, readDoorNumber, readNumberBefore, readSide } from './houseNumber.ts';

test.each([
  ['83号', [83], false],
  ['83号院里', [83], false],
  ['83-1号', [83], false],
  ['83号附1号', [83], false],
  ['83号甲', [83], false],
  ['甲83号', [83], false],
  ['第83号', [83], false],
  ['的门牌83号', [83], false],
  ['大概83号', [83], false],
  ['83弄5号', [83], false],
  ['71-99号', [71, 99], true],
  ['71号到99号', [71, 99], true],
  ['83,85号', [83, 85], false],
  ['83号和85号', [83, 85], false],
  ['83楼下', [83], false],
  ['83', [83], false],
])('behind a road, %s is %j', (text, numbers, stretch) => {
  expect(readDoorNumber(text, 0)).toMatchObject({ numbers, stretch });
});

test.each(['83路公交', '12米', '3栋', '8月20号', '110报警', '13800000000', '2个坑', '上有人', ''])(
  'behind a road, %s is no house number',
  (text) => {
    expect(readDoorNumber(text, 0)).toBeNull();
  },
);

test('a low number with a time behind it may be a day', () => {
  expect(readDoorNumber('20号晚上', 0)?.perhapsDay).toBe(true);
  expect(readDoorNumber('20号门口', 0)?.perhapsDay).toBe(false);
  expect(readDoorNumber('120号晚上', 0)?.perhapsDay).toBe(false);
});

test('a number may stand before the road', () => {
  expect(readNumberBefore('120号解放路', 4, 7)).toMatchObject({ numbers: [120], perhapsDay: false });
  expect(readNumberBefore('在解放路', 1, 4)).toBeNull();
});

test.each([
  ['3号楼', 3],
  ['3栋2单元', 3],
  ['3幢', 3],
  ['小区12号楼', 12],
  ['3号501室', 3],
  ['12-1-302', 12],
  ['a座', 1],
  ['8号楼下', 8],
])('behind an estate, %s is building %i', (text, number) => {
  expect(readBuildingNumber(text, 0)?.numbers).toEqual([number]);
});

test.each(['3单元', '3楼', '3座烟囱', '门口', '2期'])('behind an estate, %s is no building', (text) => {
  expect(readBuildingNumber(text, 0)).toBeNull();
});

test('a side may stand for a number', () => {
  expect(readSide('单号那边', 0)).toEqual({ side: 'odd', end: 4 });
  expect(readSide('双号', 0)?.side).toBe('even');
  expect(readSide('83号', 0)).toBeNull();
});
