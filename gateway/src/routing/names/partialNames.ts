/**
 * Names as people say them who know the place and not its sign: without the phase of the estate, the kind at its end,
 * the community at its beginning. Several places may be meant by one of them.
 */

export interface PartialName {
  readonly text: string;
  /** `short`: hardly anything else; `part`: perhaps another place, to be asked. */
  readonly origin: 'short' | 'part';
}

/** Kinds of places, which name none. */
export const KINDS = new Set(
  (
    '小学 中学 幼儿园 医院 派出所 菜市场 市场 公园 广场 车站 站 大厦 宾馆 酒店 超市 公司 学校 大学 驾校 小区 社区 ' +
    '居委会 村委会 卫生院 卫生室 码头 银行 邮局 饭店 药店 公寓 花园 大桥 商场 厂 物业 停车场 加油站 公交站 便民服务中心 农贸市场 生鲜市场 菜场 水果市场'
  ).split(' '),
);

/** Words that begin names of places and are much oftener no place. */
const COMMON = new Set(
  (
    '自来水 天然气 煤气 燃气 供水 供热 供电 快递 物流 电影 体育 文化 人才 购物 家电 建材 汽车 出租车 公交 客运 货运 农贸 水果 蔬菜 海鲜 ' +
    '人民 工人 儿童 老年 少年 便民 中国移动 中国联通 中国电信 长途汽车 公共交通 社区卫生 卫生服务 家具 建设银行 工商银行'
  ).split(' '),
);

/** Estates are divided, and residents speak of the whole. */
const DIVIDED =
  /^(.{2,}?)(?:[东西南北中新老]区|\d+期|[a-d]区|(?:[东西南北新老分]|本部)校区|分校|[东西南北]院区|分院|\d+区|[东西南北]院)$/u;
const HOMES =
  /(?:花园|家园|新村|公寓|公馆|名邸|名苑|雅苑|门第|华庭|华府|山庄|小区|苑|园|里|府|居|坊|庭|湾|城|邸|轩|阁)$/u;
const VILLAGE = /^[前后东西南北大小上下新老](.{1,}(?:村|庄|寨|屯|营|洼|沟|坝))$/u;
/** Kinds that people leave away behind a name that is long enough without them. */
const KIND_AT_END =
  /(?:购物中心|购物广场|物流园|产业园|工业园|有限公司|公司|集团|大厦|公园|广场|超市|商场|商城|酒店|宾馆|大酒店|中心|饭店|市场|影城)$/u;
/** Without its kind a name of so many characters is known. */
const KNOWN_ALONE = 4;
const INFIXES = ['行政', '公交', '综合', '街道', '社区', '国际', '有限', '服务', '农贸', '中心'];
const ABBREVIATED: readonly (readonly [string, string])[] = [
  ['政务服务', '政务'],
  ['行政服务', '行政'],
  ['便民服务', '便民'],
  ['党群服务', '党群'],
  ['特殊教育', '特教'],
  ['职业技术', '职业'],
  ['社区卫生服务', '卫生服务'],
  ['老年活动', '老年'],
];

/**
 * @param text a name in comparable form
 * @param areas beginnings that are names of streets and communities
 */
export function partialNames(text: string, areas: ReadonlySet<string>): PartialName[] {
  return [
    ...divided(text),
    ...homes(text),
    ...found(VILLAGE.exec(text)?.[1], 'part'),
    ...withoutKind(text),
    ...withoutArea(text, areas),
    ...withoutMiddle(text),
    ...ABBREVIATED.flatMap(([long, short]) =>
      text.includes(long) ? found(text.replace(long, short), 'short') : [],
    ),
    ...(/^第\d/.test(text) ? found(text.slice(1), 'short') : []),
  ];
}

/** At least three characters, and not only a kind of place. */
function found(text: string | undefined, origin: PartialName['origin']): PartialName[] {
  return text === undefined || text.length < 3 || KINDS.has(text) ? [] : [{ text, origin }];
}

/** 灯塔小区东区 → 灯塔小区; 阳光城2期 → 阳光城, 阳光城小区. */
function divided(text: string): PartialName[] {
  const whole = DIVIDED.exec(text)?.[1];
  if (whole === undefined) return [];
  return [...found(whole, 'part'), ...(HOMES.test(whole) ? homes(whole) : [])];
}

/** 书香门第, 书香雅苑 → 书香小区: the word at the end is what people mix up. */
function homes(text: string): PartialName[] {
  let stem = text;
  for (let home = HOMES.exec(stem); home; home = HOMES.exec(stem)) {
    if (home.index < 2) break;
    stem = stem.slice(0, home.index);
  }
  return stem === text || stem.length > 4 ? [] : found(`${stem}小区`, 'part');
}

/** 百汇生鲜超市 → 百汇生鲜, 青屿湖公园 → 青屿湖. */
function withoutKind(text: string): PartialName[] {
  const rest = text.replace(KIND_AT_END, '');
  return rest === text || COMMON.has(rest) ? [] : found(rest, rest.length >= KNOWN_ALONE ? 'short' : 'part');
}

/** 水景 + 园小区: that was no community's name. */
const HOME_BEGINS = /^[园苑里村城湾府庭居坊阁]/u;

/** 集贤公交总站 → 集贤总站: how it begins and how it ends. */
function withoutMiddle(text: string): PartialName[] {
  const infix = INFIXES.find((word) => text.indexOf(word) >= 2 && !text.endsWith(word));
  return [
    ...(text.length >= 6 && !/\d/.test(text) ? found(text.slice(0, 2) + text.slice(-2), 'part') : []),
    ...(infix === undefined ? [] : found(text.replace(infix, ''), 'part')),
  ];
}

/** 渔港消防站 → 消防站. */
function withoutArea(text: string, areas: ReadonlySet<string>): PartialName[] {
  for (let length = 2; length <= 4 && length < text.length; length++) {
    if (!areas.has(text.slice(0, length))) continue;
    const rest = text.slice(length).replace(/^(?:街道|社区)/u, '');
    return HOME_BEGINS.test(rest) ? [] : found(rest, 'part');
  }
  return [];
}
