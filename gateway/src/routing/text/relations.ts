/** Words around a place that say how the matter lies to it. All patterns read normalised text. */

/**
 * - `at`: in, at the gate, below: the place itself.
 * - `beside`, `near`, `opposite`: perhaps across a border.
 * - `crossing`: where the road meets another.
 */
export type Relation = 'at' | 'beside' | 'near' | 'opposite' | 'crossing';

const AFTER: readonly (readonly [Relation, RegExp])[] = [
  ['opposite', /(?:的|正|斜|大?门口?|马路|路)*(?:对面|对过|对门|对街)/y],
  ['crossing', /(?:的)?(?:十字|丁字|三岔)?(?:路口|交叉|交汇|交界|交会|转角|拐角|拐弯|口(?!腔|岸|味|碑))/y],
  [
    'at',
    /(?:的)?(?:小区|院|正|大|东|西|南|北|后|侧)*(?:门口|门前|大门|[东西南北]门|楼下|里面|内|院里|楼里|楼上|顶楼|车库|底商)/y,
  ],
  [
    'beside',
    /(?:的)?(?:旁边|边上|旁|隔壁|后面|后边|后头|背后|前面|前边|楼后|屋后|左边|右边|左侧|右侧|门旁)/y,
  ],
  [
    'near',
    /(?:的)?(?:附近|周边|周围|一带|那一带|那边|这边|往[东西南北]|向[东西南北]|以[东西南北]|[东西南北](?:边|面|侧|头)|不远)/y,
  ],
];

/** The relation that the words directly behind a place name, and where they end. */
export function relationAfter(text: string, at: number): { relation: Relation; end: number } | null {
  for (const [relation, pattern] of AFTER) {
    pattern.lastIndex = at;
    if (pattern.test(text)) return { relation, end: pattern.lastIndex };
  }
  return null;
}

const LIVES =
  /(?:(?:家住在?|居住在|居住于|住在|住的是|老家|租住在?|户主|(?:^|[^居]|我)住)(?:的是)?[^的]{0,3}|(?<![大国全人商店厂专独管公])家(?:是|在|就是|就在|里?在|里?是)?)$/u;
const IS_FROM = /(?:(?:我|我们|俺|俺们|本人|咱|咱们)(?:就|都)?(?:是|系|作为|来自)|家是|家在)[^的]{0,3}$/u;
const PEOPLE =
  /^(?:\d+单元|\d+室)*(?:的)?(?:一名|一位|广大)?(?:居民(?!楼|区)|业主|住户|村民|群众|租户|租客|商户|市民|家长|老百姓)/u;

/** Whether the place is where the writer lives or belongs to: 我住…, 我是…的业主, …居民反映. */
export function isHome(before: string, after: string): boolean {
  return LIVES.test(before) || PEOPLE.test(after) || (IS_FROM.test(before) && /^的/.test(after));
}

/** Words that place the matter here: 在…, 位于…, 地点…, 投诉…. */
export function pointsHere(before: string): boolean {
  return /(?:在|就是|是在|位于|地点|地址|地点是|发生于|投诉|举报|反映|应该是|其实是|这次是?|这回是?|而是|问题在|改成|(?:^|[，,])是)$/u.test(
    before,
  );
}

/** Words of a way that passes by: 去…, 到…, 从…来. */
export function passesBy(before: string, after = ''): boolean {
  return (
    /(?:去|往|前往|赶往|开往|来自|买自|通往|回)$/u.test(before) ||
    (/(?:从|由|自)$/u.test(before) &&
      /^(?:这边|那边)?(?:一路)?(?:[嫁搬调转走开骑]?过来|[嫁搬调转]?来|出来|出发|坐车|过去|骑车|看过去|回来|下班|到)/u.test(
        after,
      ))
  );
}

/** Where the writer works, studies or deals: 我在火车站上班. */
export function isWork(before: string, after: string): boolean {
  return (
    /在$/u.test(before) &&
    /^(?:这边|那边|里|里面|附近)?(?:上班|工作|打工|上学|读书|念书|上课|值班|住院|做生意)/u.test(after)
  );
}

/** Words that make the home the scene: 楼下, 我们小区, 家门口. */
export function isAboutHome(text: string): boolean {
  return /楼下|楼上|楼道|家里|我们小区|本小区|我小区|小区里|小区内|家门口|邻居|隔壁|对门|单元门|我家(?![住在是就])|屋后|窗/u.test(
    text,
  );
}

/** 不是水景园: named only to be ruled out. */
export function isDenied(before: string): boolean {
  return /(?:不是|并非|而非|(?:^|[^除莫])非|不在|不属于|没说|无关|别(?:弄|搞|当|认|写|派|错|记)(?:错)?(?:成|到|去)?|不要(?:当|派|弄|写)(?:成|到)|不去|没去)(?:在|指|说的|说)?$/u.test(
    before,
  );
}

/** What is over, was another time, or was written by mistake: 上次书院小学那事解决了; 上湾村写错了. */
export function isOver(before: string, after: string): boolean {
  return (
    /(?:没事|没问题|没有问题|解决了|修好了|好了(?!几|好)|处理完了|写错|弄错|搞错|说错|打错)/u.test(after) ||
    /^(?:上次|上回|去年|以前|之前|原来|前年|上个月)/u.test(before)
  );
}

/** 桃园大厦的老板说他不管: somebody of there speaks. */
export function isSpeaker(after: string): boolean {
  return /^的?(?:老板|经理|负责人|店主|保安|领导|物业经理)(?:说|讲|让|推|答复|回复)/u.test(after);
}

/** 和平小区，就是实验小学那边的: the second name only describes the first. */
export function isDescription(before: string, after: string): boolean {
  return (
    /^(?:就是|就在|在|靠|靠近|靠着|挨着|是)?$/u.test(before) &&
    /^(?:小区)?(?:那边|附近|旁边|对面|隔壁|后面|前面|边上)(?:的|那个|那里)(?:那个|小区|那片)?$/u.test(after)
  );
}

/** 跟水景园没关系, 不关水景园的事. */
export function isUnrelated(before: string, after: string): boolean {
  return (
    /(?:跟|和|与|同|不关)$/u.test(before) &&
    /^(?:小区|那边)?(?:的)?(?:没有?关系|没有?关|无关|没事|不相干|事)/u.test(after)
  );
}
