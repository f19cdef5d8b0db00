import fc from 'fast-check';
import { readEmergency } from './emergency.ts';

describe('danger that is there now', () => {
  it.each([
    ['着火了！', 'fire'],
    ['隔壁着火了怎么办', 'fire'],
    ['昨天的处理好了，现在楼上又着火了', 'fire'],
    ['早上扑灭了，这会儿又烧起来了', 'fire'],
    ['水景园3号楼着火了快来人', 'fire'],
    ['楼道电瓶车起火了', 'fire'],
    ['我家厨房失火', 'fire'],
    ['配电箱冒火花', 'fire'],
    ['沿港西路83号冒明火', 'fire'],
    ['煤气罐爆炸了', 'fire'],
    ['对面烧起来了', 'fire'],
    ['走水了走水了', 'fire'],
    ['刚刚着火，火越来越大', 'fire'],
    ['有人晕倒在水景园门口', 'medical'],
    ['我爸突然昏倒了', 'medical'],
    ['老人心梗了', 'medical'],
    ['工地有人摔伤流血', 'medical'],
    ['有小孩掉河里了', 'medical'],
    ['有人溺水', 'medical'],
    ['有人要跳楼', 'medical'],
    ['触电了快救人', 'medical'],
    ['出车祸了', 'medical'],
    ['打人了', 'violence'],
    ['烧烤店有人打架', 'violence'],
    ['有人持刀', 'violence'],
    ['抢劫啊', 'violence'],
    ['邻居正在家暴', 'violence'],
    ['楼上男的打老婆，救命', 'violence'],
    ['保安殴打业主', 'violence'],
    ['漏气了', 'gas'],
    ['楼道里好大煤气味', 'gas'],
    ['闻到燃气味', 'gas'],
    ['天然气管道泄漏', 'gas'],
    ['煤气中毒了两个人', 'gas'],
    ['有人被困在电梯里', 'other'],
    ['孩子关在电梯里了', 'other'],
    ['救命', 'other'],
    ['以前漏过水，现在着火了', 'fire'],
  ])('%s: %s', (text, kind) => {
    expect(readEmergency(text)).toBe(kind);
  });

  it.each([
    '烧烤油烟着火味',
    '消防通道被占',
    '手机打人不通',
    '漏水',
    '灯打不着火',
    '汽车打不着火堵在路口',
    '昨天着过火，现在没事了',
    '没有着火',
    '上次着火以后没人修',
    '去年这里起过火',
    '线路老化容易着火',
    '电瓶车上楼怕着火',
    '万一着火怎么办',
    '要是着火了往哪跑',
    '存在火灾隐患',
    '小区搞火灾演习太吵',
    '火锅店油烟大',
    '大火锅味道呛人',
    '生意火爆排队占道',
    '气得我冒火',
    '音响声音大得耳朵要爆炸',
    '熏得快晕倒了',
    '差点晕倒',
    '怕老人摔伤',
    '前几天有人摔伤了，坑还没填',
    '路不平容易受伤',
    '落水管坏了',
    '跳楼价清仓的喇叭吵死人',
    '楼上小孩吵架',
    '天天有人打架没人管',
    '几只野猫打架',
    '自行车漏气',
    '轮胎漏气',
    '暖气片漏气',
    '停气了什么时候来气',
    '怕煤气泄漏',
    '热得要杀人',
    '电梯坏了',
    '被困扰很久了',
    '血汗钱不发',
    '绿化带的树中毒死了',
    '打人的电话一直占线',
    '井盖没了怕有人掉进井里',
  ])('%s: none', (text) => {
    expect(readEmergency(text)).toBeNull();
  });

  it('never throws and is not slow on long texts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
        readEmergency(text.repeat(8));
      }),
    );
  });
});
