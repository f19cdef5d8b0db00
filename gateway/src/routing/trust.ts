/** How far the words around a hit let it be the place that its name says. */

import type { HouseNumber } from './houseNumber.ts';
import type { FormOrigin } from './nameForms.ts';
import type { Relation } from './relations.ts';

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
  return DOUBTS.map((doubt) => doubt(context)).reduce(
    (least, one) => (one.trust < least.trust ? one : least),
    WHOLE,
  );
}

const DOUBTS: readonly ((context: HitContext) => Trust)[] = [
  brokenWord,
  thinWords,
  somethingElse,
  partOfPlace,
  tailOfAnother,
  dayOfMonth,
  actorNotPlace,
];

/** 一小 + 时 is no school; 幸福里 + 程 is no estate. */
function brokenWord({ words, after }: HitContext): Trust {
  const seam = words.slice(-1) + after.slice(0, 1);
  if (/^(?:小[时区伙群部段块片个心孩撮偷贩吃]|中[午间心旬断]|站[着在立])/u.test(seam)) return NOTHING;
  if (/^(?:里[程面边头外]|园[林丁]|路[灯面障政牌况人费])/u.test(seam))
    return { trust: 0.6, doubt: '这几个字也可能是别的词' };
  return WHOLE;
}

/** Forms made by rule: two characters mean a place only with a number or a place word beside them. */
function thinWords({ words, before, origin, road, number, relation }: HitContext): Trust {
  if (origin === 'short') return { trust: 0.97, doubt: '' };
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
  if (!joined || !/(?:^|\D)\d{1,2}$|(?<![往向朝路街的边侧口区第从在])[新老东西南北]$/u.test(before))
    return WHOLE;
  return { trust: 0.75, doubt: '前面还连着字，可能是另一处' };
}

function dayOfMonth({ number }: HitContext): Trust {
  if (!number?.perhapsDay) return WHOLE;
  return { trust: 0.7, doubt: `“${number.numbers[0] ?? ''}号”也可能是日期` };
}

const ACTS =
  /^(?:的(?:人|工作人员|领导|民警|医生|老师|司机)|人员|领导|民警)?(?:也|都|就|一直|又|却|总)?(?:不管|不作为|不处理|不理|没人管|没管|说|让我|推|来过|来人|答复|回复|告诉|电话|打了)/u;

/** 书院派出所不管: what is complained of, not where it happens. */
function actorNotPlace({ actor, after }: HitContext): Trust {
  if (!actor || !ACTS.test(after)) return WHOLE;
  return { trust: 0.6, doubt: '写的可能是单位而不是地点' };
}
