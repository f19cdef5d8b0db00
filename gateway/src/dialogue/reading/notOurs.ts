/** Whether a text is about what others have to do: a court, another district, an office of the city. Pure. */
import { CITIES, NOT_OURS } from './notOursTable.ts';

export interface NotOurs {
  readonly reason: string;
  readonly place: string;
}

interface Known {
  /** Name of the own district, 临江区. */
  readonly districtName: string;
  /** A place of the own district stands in the text for certain. */
  readonly placeIsOurs: boolean;
  readonly hasMatter: boolean;
}

/** What happens before an office, seen from the street: 法院门口垃圾没人清 is the grid's. */
const BESIDE =
  /(?:法院|派出所|仲裁委|政务大厅|社保局|社保中心|公积金中心|车管所|户籍窗口)(?:的)?(?:门口|旁边|对面|附近|后面|前面|门前|边上|家属院|宿舍|路|小区)/u;

/** In doubt `null`: then it is a complaint like any other. */
export function readNotOurs(text: string, known: Known): NotOurs | null {
  const plain = text.normalize('NFKC');
  const elsewhere = known.placeIsOurs ? null : elsewhereIn(plain, known.districtName);
  if (elsewhere) return elsewhere;
  if (known.hasMatter || BESIDE.test(plain)) return null;
  const row = NOT_OURS.find(({ words }) => words.test(plain));
  return row ? { reason: row.reason, place: row.place } : null;
}

/** Ends in 区, 县 or 市 and is none: 小区, 社区, 超市. */
const NO_DISTRICT =
  /(?:小|社|片|辖|景|校|厂|园|城|郊|老|新|山|库|全|本|我|这个?|那个?|各|地|市|区|住宅|商业|工业|开发|保护|别墅|生活|办公|住院|施工|作业|休息|停车|绿化|公共|管|防|盲|灾|疫|库|营|战|军|特|禁|雷|误|禁飞|一|二|三|东|西|南|北|中)区$|(?:超|菜|夜|早|集|花|门|城|上|股|楼|闹|都|本|全|房|书|米|鱼|农贸|黑|牛|熊|我|这|那|各|大|小)市$|(?:全|本|我|各|外|这|那)县$/u;
/** Districts that are called like a part of a town. */
const NAMED_SO = /^(?:[南宝金萧房青坪洪]山|[东西]城|江[北东]|河[东西北]|渝[北中]|浦东新|天府新|两江新)区$/u;
const NAMED = new RegExp(
  `(?:^|[，,。；;！!？?\\s在是住到]|我们|位于|地址)((?:${CITIES})(?:市(?:[\\u4e00-\\u9fff]{2,4}?(?:区|县))?|[\\u4e00-\\u9fff]{2,4}?(?:区|县))|[\\u4e00-\\u9fff]{2,3}?(?:区|县|市))(?=[\\u4e00-\\u9fff]{1,8}(?:路|街|镇|乡|村|小区|社区|大道|广场|公园|街道|弄|巷|苑|花园))`,
  'gu',
);

const IN_CITY = new RegExp(`^(?:${CITIES})`, 'u');

function elsewhereIn(plain: string, own: string): NotOurs | null {
  for (const match of plain.matchAll(NAMED)) {
    const name = match[1] ?? '';
    if (name === '' || own.includes(name) || name.includes(own)) continue;
    const city = IN_CITY.test(name);
    if (!city && !NAMED_SO.test(name) && NO_DISTRICT.test(name)) continue;
    return {
      reason: `您说的地方在${name}，不归${own}管`,
      place: city ? `当地的12345热线（前面加区号）` : `${name}的12345热线`,
    };
  }
  return null;
}
