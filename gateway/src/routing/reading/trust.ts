/** How far the words around a hit let it be the place that its name says. */

import type { HouseNumber } from '../text/houseNumber.ts';
import type { FormOrigin } from '../names/nameForms.ts';
import type { Relation } from '../text/relations.ts';

export interface Trust {
  /** 0 … 1; 0: these words name no place here. */
  readonly trust: number;
  /** Why it is below 1, for people; '' if there is nothing to say. */
  readonly doubt: string;
}

export interface HitContext {
  /** The name as it stands in the normalised text. */
  readonly words: string;
  /** The clause before the name, and all that follows name and number. */
  readonly before: string;
  readonly after: string;
  /** Nothing was dropped between the name and what stands before it. */
  readonly joined: boolean;
  readonly origin: FormOrigin;
  readonly road: boolean;
  /** An office, a company, a station: something that also acts and is complained of. */
  readonly actor: boolean;
  readonly number: HouseNumber | null;
  readonly relation: Relation | null;
}

const WHOLE: Trust = { trust: 1, doubt: '' };
const NOTHING: Trust = { trust: 0, doubt: '' };

/** The weakest of all doubts decides. */
export function trustInHit(context: HitContext): Trust {
  let least = WHOLE;
  for (const doubt of DOUBTS) {
    const one = doubt(context);
    if (one.trust < least.trust) least = one;
  }
  return least;
}

const DOUBTS: readonly ((context: HitContext) => Trust)[] = [
  brokenWord,
  thinWords,
  somethingElse,
  partOfPlace,
  tailOfAnother,
  headOfAnother,
  dayOfMonth,
  actorNotPlace,
  elsewhere,
];

/** 一小 + 时 is no school; 幸福里 + 程 is no estate. */
function brokenWord({ words, after }: HitContext): Trust {
  const seam = words.slice(-1) + after.slice(0, 3);
  if (
    /^(?:小[时区伙群部段块片个心孩撮偷贩吃]|中[午间心旬断]|站[着在立]|局[限部势]|路过(?!去|来|了|马|街|道))/u.test(
      seam,
    )
  )
    return NOTHING;
  if (/^(?:里[程面边头外]|园[林丁]|路[灯面障政牌况人费])/u.test(seam))
    return { trust: 0.6, doubt: '这几个字也可能是别的词' };
  return WHOLE;
}

/** Forms made by rule: two characters mean a place only with a number or a place word beside them. */
function thinWords({ words, before, origin, road, number, relation }: HitContext): Trust {
  if (origin === 'short') return { trust: 0.97, doubt: '' };
  if (origin === 'part') return { trust: 0.8, doubt: `“${words}”不是全名` };
  if (origin !== 'weak') return WHOLE;
  if (/\d/.test(words)) return { trust: 0.9, doubt: '' };
  const doubt = `“${words}”是简称`;
  if (number) return { trust: road ? 0.6 : 0.88, doubt };
  if (road || relation === null || relation === 'crossing') return NOTHING;
  return { trust: /[在住到]$/.test(before) ? 0.7 : 0.5, doubt };
}

const OTHER_OF_ROAD =
  /^(?:第?\d*(?:小学|中学)|幼儿园|医院|菜市场|农贸市场|市场|派出所|社区|街道|公园|广场|大桥|桥|村|支路|支弄|立交|地铁站|公交站|车站|站|大厦|宾馆|酒店|小区|新村|花园|公寓|家园|邮局|卫生|加油站)/u;

/** A road's name that only begins the name of something else: 解放路小学 is probably near the road. */
function somethingElse({ road, number, after }: HitContext): Trust {
  if (!road || number || !OTHER_OF_ROAD.test(after)) return WHOLE;
  return { trust: 0.6, doubt: '后面还连着别的名称，可能只是在它附近' };
}

const OTHER_OF_PLACE =
  /^(?:第?\d*(?:小学|中学)|幼儿园|医院|菜市场|农贸市场|派出所|加油站|地铁站|公交站|大桥|公园|大厦|大道|路(?![口边灯面上段人过旁])|街(?![道上口边])|巷(?![口子]))/u;

/** 听涛花园幼儿园: another place, usually beside the one it is named after. */
function partOfPlace({ road, number, after }: HitContext): Trust {
  if (road || number || !OTHER_OF_PLACE.test(after)) return WHOLE;
  return { trust: 0.8, doubt: '后面还连着别的名称，应在它旁边' };
}

/** 第二实验小学, 新火车站, 东解放路. */
function tailOfAnother({ joined, before }: HitContext): Trust {
  if (/(?:[点号年月日,]|下午|上午|早上|晚上)\d{1,2}(?:分|点)?$/u.test(before)) return WHOLE;
  if (!joined || !/(?:^|\D)\d{1,2}$|(?<![往向朝路街的边侧口区第从在])[新老东西南北]$/u.test(before))
    return WHOLE;
  return { trust: 0.75, doubt: '前面还连着字，可能是另一处' };
}

const LONGER =
  /^(?![门里内的旁对附后前楼这那有是和与及物业居东西南北不没停路口上下边附近周]).{1,3}?(?:村|府|园|苑|城|湾|邸|庭|居|阁|轩|庄|小区|公寓|大厦|广场|时代|国际|华府)/u;

/** 紫荆 in 紫荆亲村: known without its kind, but another kind seems to follow. */
function headOfAnother({ origin, road, number, relation, after }: HitContext): Trust {
  if (origin === 'name' || road || number || relation !== null || !LONGER.test(after)) return WHOLE;
  return { trust: 0.75, doubt: '后面连着的字像是另一个名称' };
}

function dayOfMonth({ number }: HitContext): Trust {
  if (!number?.perhapsDay) return WHOLE;
  return { trust: 0.7, doubt: `“${number.numbers[0] ?? ''}号”也可能是日期` };
}

const ACTS =
  /^(?:的(?:人|工作人员|领导|民警|医生|老师|司机)|人员|领导|民警)?(?:也|都|就|一直|又|却|总)?(?:不管|不作为|不处理|不理|没人管|没管|说|让我|推|来过|来人|答复|回复|告诉|电话|打了)/u;

/** Part of a place: what is said of it happens there. */
const SPOT =
  /^(?:里|内|门|大门|停车|食堂|大厅|院|楼|外|围墙|宿舍|车间|工地|厕所|后|前|旁|对面|附近|的(?:门|停车|食堂|围墙|院|楼|厕所|车间|工地|宿舍|窗口))/u;
const AT = /(?:在|到|去|来|位于|住|从|地址|地点)$/u;
/** What an office does or fails to do, wherever that is. */
const CONDUCT =
  /(?:欠|拖欠|罚|扣|退|不给|不发|不办|办理|受理|投诉|答复|回复|态度|客服|工作人员|教练|老师|医生|乱收费|收费|红包|工资|加班费|申请|不管|推诿|踢皮球|立案)/u;

/** 书院派出所不管, 税务局退税申请三次都驳回: what is complained of, hardly where it happens. */
function actorNotPlace({ words, actor, before, after, relation, number }: HitContext): Trust {
  if (!actor) return WHOLE;
  const doubt = '写的可能是单位而不是地点';
  if (ACTS.test(after)) return { trust: 0.6, doubt };
  // A works is where its people are: 纺织厂拖欠工资.
  if (words.endsWith('厂')) return WHOLE;
  if (relation !== null || number || AT.test(before) || SPOT.test(after) || !CONDUCT.test(after))
    return WHOLE;
  return { trust: 0.8, doubt };
}

/** The largest cities, and what people say of elsewhere: 上海的东方明珠 is not ours. */
const ELSEWHERE =
  /(?:北京|上海|天津|重庆|广州|深圳|杭州|南京|武汉|成都|西安|苏州|郑州|长沙|沈阳|青岛|大连|宁波|厦门|福州|济南|合肥|昆明|哈尔滨|长春|石家庄|太原|南昌|贵阳|南宁|兰州|海口|香港|澳门|外地|外省|老家[^，]{0,4})的?$/u;

function elsewhere({ before }: HitContext): Trust {
  return ELSEWHERE.test(before) ? { trust: 0.3, doubt: '写的像是外地的' } : WHOLE;
}
