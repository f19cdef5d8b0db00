import { makeDistrict } from '../../../prisma/seed/district.ts';
import { suggestCategory, type CategoryRow } from './suggest.ts';

const { categories } = makeDistrict();

test.each([
  ['沿港西路83号有三座烟囱，昼夜使用劣质燃料排烟', '油烟废气'],
  ['楼下烧烤店油烟太大了', '油烟废气'],
  ['隔壁饭店油烟呛人', '油烟废气'],
  ['垃圾桶满了没人倒', '垃圾箱满溢'],
  ['小区门口垃圾成堆，物业不管', '暴露垃圾'],
  ['装修垃圾堆在楼下', '积存垃圾渣土'],
  ['有人半夜往河里偷倒渣土', '积存垃圾渣土'],
  ['人行道上全是摆摊的', '占道经营'],
  ['饭店把桌子摆到路上', '店外经营'],
  ['电线杆上贴满小广告', '非法小广告'],
  ['工地不洒水，扬尘严重', '工地扬尘'],
  ['下水道堵了，粪水往外冒', '污水外溢'],
  ['河水发黑，好多死鱼', '河道污染'],
  ['路面坑坑洼洼', '道路破损'],
  ['路灯坏了物业不管', '路灯不亮'],
  ['这条路没有路灯', '路灯不亮'],
  ['井盖丢了', '井盖缺损'],
  ['停电一天了', '停水停电'],
  ['家里闻到煤气味', '燃气隐患'],
  ['暖气不热', '供暖不热'],
  ['树枝太长要修剪', '绿化养护'],
  ['一下雨就积水', '道路积水'],
  ['广场舞噪音太大', '噪声扰民'],
  ['半夜施工打桩', '施工扰民'],
  ['楼顶私搭彩钢棚', '违法建设'],
  ['隔断房住了二十多人', '群租'],
  ['外墙脱落差点砸到人', '房屋安全隐患'],
  ['车都停在人行道', '机动车乱停放'],
  ['共享单车乱放', '非机动车乱停放'],
  ['火车站黑车拉客宰客', '黑车'],
  ['红绿灯不亮了', '交通设施损坏'],
  ['消防通道被车堵了', '占用消防通道'],
  ['有人飞线充电', '飞线充电'],
  ['楼道灭火器过期', '消防设施缺损'],
  ['物业费乱涨价', '物业纠纷'],
  ['楼上漏水到我家', '邻里纠纷'],
  ['有人困在电梯里了', '电梯困人'],
  ['电梯三天两头坏', '电梯故障'],
  ['老板拖欠工资', '欠薪'],
  ['有人遛狗不拴绳', '犬只扰民'],
  ['樓下燒烤店油煙太大', '油烟废气'],
  ['楼上 K T V 太吵', '噪声扰民'],
])('%s: %s', (text, name) => {
  expect(suggestCategory(text, categories)?.name).toBe(name);
});

test.each(['你好', '请问居住证怎么办', '', '😀'])('%s suggests nothing', (text) => {
  expect(suggestCategory(text, categories)).toBeNull();
});

const row = (code: string, ...words: string[]): CategoryRow => ({
  code,
  name: `类别${code}`,
  group: '',
  words,
});

test('says which words decided, and leaves out words inside longer ones', () => {
  const two = [row('A', '电梯'), row('B', '困在电梯')];
  expect(suggestCategory('孩子困在电梯里', two)).toMatchObject({ code: 'B', words: ['困在电梯'] });
  expect(suggestCategory('电梯坏了，有人困在电梯里', two)?.code).toBe('B');
});

test('what is denied does not count', () => {
  const two = [row('A', '油烟'), row('B', '灰尘')];
  expect(suggestCategory('不是油烟，是灰尘', two)?.code).toBe('B');
  expect(suggestCategory('不是油烟', two)).toBeNull();
});

test('of equals the matter named first', () => {
  const two = [row('A', '油烟'), row('B', '噪音')];
  expect(suggestCategory('噪音和油烟', two)?.code).toBe('B');
  expect(suggestCategory('油烟和噪音', two)?.code).toBe('A');
});

test('empty words suggest nothing', () => {
  expect(suggestCategory('随便写写', [row('A', '', '写')])).toBeNull();
});
