/** Texts of about 45 characters as residents write them, over the names of a city; the same on every machine. */
import { makeChance, type Chance } from '../../prisma/seed/random.ts';
import type { PlaceRow } from '../src/routing/names/gazetteer.ts';
import { pick } from './syntheticCity.ts';

const OPENINGS = ['', '', '', '你好，', '您好 ', '请问，', '我要反映一下，', '领导好，', '投诉：', '急！'];
const BESIDE = ['', '', '门口', '对面', '旁边', '后面', '附近', '里面', '楼下', '这边'];
const MATTERS = [
  '有人把建筑垃圾倒在路边好几天了没有人来清理',
  '路灯坏了一个多星期晚上出门很不方便老人容易摔跤',
  '有家饭店把泔水直接倒进雨水井夏天蚊子苍蝇特别多',
  '公共厕所好长时间没有人打扫了味道大得受不了',
  '门口的健身器材坏了三个多月小孩在上面玩太危险',
  '工地的渣土车一路洒土灰尘大得窗户都不敢开',
  '流浪狗成群结队地跑已经有两个老人被咬伤了',
  '自来水停了两天也没有人通知什么时候能来水',
  '每天晚上十二点以后还在施工吵得孩子没办法睡觉',
  '下水道堵了污水都流到人行道上臭得不行',
  '烧烤摊占着人行道油烟直接往楼上住户家里飘',
  '井盖破了一个大洞前天有个骑车的差点掉进去',
  '广场舞的音响声音太大了天天跳到九点多',
  '有一棵大树倒了压着电线很危险请赶快派人来看看',
  '电动车乱停乱放把消防通道都堵死了物业也不管',
  '楼道里堆满了杂物还有人在里面给电瓶车充电',
  '私搭乱建了一个棚子挡住了我们家的窗户和阳光',
  '早上五点钟洒水车和垃圾车声音吵得人睡不好觉',
];
const CLOSINGS = [
  '请你们尽快派人来处理一下谢谢了',
  '老人和孩子都不敢从那里走请尽快解决',
  '住在附近的居民意见都很大到底归谁管',
  '打了几次电话都没有人管到底谁负责',
  '希望有关部门重视起来给个答复',
  '已经反映过三次了还是老样子',
  '麻烦你们管一管吧',
];
/** What the input method offers instead. */
const HOMOPHONES = new Map([
  ...['园圆', '苑院', '锦金', '华花', '江将', '滨宾', '景井', '福富', '祥翔', '和河', '安按', '盛胜'].flatMap(
    ([a = '', b = '']): [string, string][] => [
      [a, b],
      [b, a],
    ],
  ),
]);
const WITH_PLACE = 0.5;
const WITH_SLIP = 0.3;

/** Half of them name a place, three in ten of these with a slip. */
export function makeTexts(places: readonly PlaceRow[], count: number): string[] {
  const chance = makeChance(45);
  return Array.from({ length: count }, () => {
    const matter = pick(chance, MATTERS);
    const where = chance.next() < WITH_PLACE ? whereOf(chance, pick(chance, places)) : '';
    const text = pick(chance, OPENINGS) + where + matter;
    return text.length < 42 ? `${text}，${pick(chance, CLOSINGS)}` : text;
  });
}

function whereOf(chance: Chance, place: PlaceRow): string {
  const alias = place.aliases[0];
  const known = alias !== undefined && chance.next() < 0.3 ? alias : place.name.replace(/（.*）/u, '');
  const name = chance.next() < WITH_SLIP ? slipped(chance, known) : known;
  if (place.numberFrom !== null) return `${name}${place.numberFrom + chance.whole(0, 39)}号${beside(chance)}`;
  const number = place.kind === 'estate' && chance.next() < 0.4 ? `${chance.whole(1, 30)}栋` : '';
  return name + number + beside(chance);
}

function beside(chance: Chance): string {
  return pick(chance, BESIDE);
}

/** One character heard alike, lost, doubled by mistake, or swapped with the next. */
function slipped(chance: Chance, name: string): string {
  const characters = [...name];
  const heard = characters.findIndex((character) => HOMOPHONES.has(character));
  if (heard >= 0 && chance.next() < 0.6) {
    characters[heard] = HOMOPHONES.get(characters[heard] ?? '') ?? '';
    return characters.join('');
  }
  const at = chance.whole(0, characters.length - 2);
  const own = characters[at] ?? '';
  const next = characters[at + 1] ?? '';
  const changed = pick(chance, [[next], [own, own, next], [next, own]]);
  characters.splice(at, 2, ...changed);
  return characters.join('');
}
