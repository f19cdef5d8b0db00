/** For whom it is told, and who may know of it. */
import { asksSecrecy, onlyAsksSecrecy } from './confidential.ts';
import { readNotOurs } from './notOurs.ts';
import { plainOf } from './plain.ts';
import { readProxy } from './proxy.ts';

describe('told for somebody else', () => {
  it.each([
    ['我妈妈住水景园3号楼，楼道灯坏了', '妈妈'],
    ['我妈住水景园3号楼', '妈'],
    ['我爸在沿港西路83号，电梯坏了', '爸'],
    ['我奶奶一个人住在水景园，门口路灯不亮', '奶奶'],
    ['帮我邻居反映一下，水景园3号楼停水了', '邻居'],
    ['替隔壁张大爷反映，水景园3号楼停水了', '张大爷'],
    ['我妈让我反映水景园3号楼停水', '妈'],
    ['代报：张三 13900000009 水景园3号楼停水', '张三 13900000009'],
    ['我家老人住和平小区', '老人'],
  ])('%s: %s', (text, who) => {
    expect(readProxy(text)?.who).toContain(who);
  });

  it.each([
    '邻居装修太吵',
    '楼上邻居漏水到我家',
    '我妈妈摔了一跤，井盖没了',
    '物业让我交钱',
    '我爸在上班',
    '帮忙反映一下路灯',
    '水景园老人活动室太吵',
    '请帮我反映水景园停水',
  ])('%s: for herself', (text) => {
    expect(readProxy(text)).toBeNull();
  });

  it('leaves out where the sender lives', () => {
    expect(readProxy('我住和平小区，我妈妈住水景园3号楼，楼道灯坏了')?.placeWords).toBe(
      '我妈妈住水景园3号楼,楼道灯坏了',
    );
  });
});

describe('to be kept secret', () => {
  it.each([
    '请保密',
    '不要透露我的号码',
    '匿名举报水景园3号楼群租',
    '别说是我说的',
    '不想让邻居知道是我',
    '不要告诉他们我的电话',
    '请给我保密谢谢',
  ])('%s', (text) => {
    expect(asksSecrecy(plainOf(text))).toBe(true);
  });
  it.each(['楼下小广告', '保密局门口垃圾没人清', '不要告诉我不归你们管', '匿名信满天飞', '别给他们停车'])(
    '%s: no',
    (text) => {
      expect(asksSecrecy(plainOf(text))).toBe(false);
    },
  );
  it('alone, or with a matter', () => {
    expect(onlyAsksSecrecy(plainOf('请保密，谢谢'))).toBe(true);
    expect(onlyAsksSecrecy(plainOf('水景园3号楼群租，请保密'))).toBe(false);
  });
});

describe('what others have to do', () => {
  const known = { districtName: '临江区', placeIsOurs: false, hasMatter: false };
  it.each([
    ['法院判决不公', '12368'],
    ['劳动仲裁不给我立案', '12333'],
    ['社保转移', '12345'],
    ['我要检举领导受贿', '12388'],
    ['上海市浦东新区张杨路500号路灯不亮', '12345'],
    ['江城县中山路占道经营', '江城县'],
  ])('%s: %s', (text, place) => {
    expect(readNotOurs(text, known)?.place).toContain(place);
  });
  it.each([
    '临江区中山路占道经营',
    '小区门口中山路占道经营',
    '老城区中山路路面坏了',
    '超市门口中山路堵车',
    '南京路步行街太吵',
    '法院门口停车乱',
    '开发区中山路路灯不亮',
    '这个社区中山路没人管',
  ])('%s: ours, or in doubt', (text) => {
    expect(readNotOurs(text, known)).toBeNull();
  });
  it('a matter of the district makes it ours', () => {
    expect(readNotOurs('社保中心说了算，欠薪', { ...known, hasMatter: true })).toBeNull();
  });
});
