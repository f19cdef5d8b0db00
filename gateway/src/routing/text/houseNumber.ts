/** Numbers that stand behind (or right before) the name of a road or an estate, in normalised text. */

export interface HouseNumber {
  /** One number, or several: 83号, 85号; both ends of 83号到91号. */
  readonly numbers: readonly number[];
  /** Numbers are the ends of a stretch. */
  readonly stretch: boolean;
  /** Without 号: it is a house number only if the road has such a number. */
  readonly bare: boolean;
  /** Could be a day of the month: 解放路20号晚上. */
  readonly perhapsDay: boolean;
  /** Where the words of the number end. */
  readonly end: number;
}

/** Words that make a bare number a count or the number of something else: 83路公交, 12米, 3栋, 110报警. */
const COUNTED =
  /^(?:路|线|米|公里|里(?![面边])|元|块|年|月|日|天|点|分|个|人|次|家|户|辆|台|条|根|吨|多|余|时|小时|层|楼(?![下上道顶前后里])|栋|幢|座|单元|室|度|kg|万|千|百|岁|平|期|区|中(?!间)|小学|小队|级|倍|只|名|位|间|处|盏|排|组|队|报警|热线|电话|急救|消防|投诉|平台)/;

const LEADING =
  '(?:不是\\d{1,5}号?,?(?=而?是|改)|(?<=[路街巷])[路街巷]|而|的|从|自|由|上的?|门牌号?|近|靠近|大概|大约|大概在|约|应该是|好像是|是|就是|地址){0,3}(?:第|附|甲|乙|丙)?';
const FIRST = new RegExp(`${LEADING}(\\d{1,5})(?!\\d)(?:甲|乙|丙|丁|[a-d](?![a-z]))?`, 'y');
const SECOND = /号?(?:-|到|至)(\d{1,5})(?!\d)(?:甲|乙|丙|丁)?/y;
const FURTHER = /(?:号?(?:,|和|与|及)?)(\d{1,5})(?!\d)(?=号(?!楼|院)|,|和|与|及)/y;
const SUFFIX = /(?:号|弄)(?:甲|乙|丙|丁|附\d{1,3}号|之\d{1,2}|-\d{1,3}号?)?(?:院|门面房?|店面|商铺)?/y;
const TIME =
  /^(?:以?来|早|晚|上午|下午|中午|凌晨|半夜|夜里|夜间|开始|起|那天|当天|左右开始|停水|停电|到现在|至今)/;

/** 83号, 83-1号, 甲83号, 83号院, 83号到91号, 83,85号, or a bare 83 that counts nothing. */
export function readDoorNumber(text: string, at: number): HouseNumber | null {
  const first = match(FIRST, text, at);
  if (!first) return null;
  const numbers = [Number(first.groups[0])];
  let end = first.end;
  const second = match(SECOND, text, end);
  if (second) end = second.end;
  const other = Number(second?.groups[0] ?? 0);
  const stretch = other > (numbers[0] ?? 0);
  if (stretch) numbers.push(other);
  for (let next = match(FURTHER, text, end); next; next = match(FURTHER, text, end)) {
    numbers.push(Number(next.groups[0]));
    end = next.end;
  }
  const suffix = match(SUFFIX, text, end);
  if (suffix) {
    const perhapsDay = !second && (numbers[0] ?? 0) <= 31 && TIME.test(text.slice(suffix.end));
    return { numbers, stretch, bare: false, perhapsDay, end: suffix.end };
  }
  if (numbers.length > 1 || COUNTED.test(text.slice(end))) return null;
  return { numbers, stretch, bare: !second, perhapsDay: false, end };
}

const BEFORE = /(?<!\d)(\d{1,5})号$/;

/** 83号沿港西路. */
export function readNumberBefore(text: string, nameStart: number, nameEnd: number): HouseNumber | null {
  const found = BEFORE.exec(text.slice(Math.max(0, nameStart - 7), nameStart));
  if (!found) return null;
  const number = Number(found[1]);
  return { numbers: [number], stretch: false, bare: false, perhapsDay: number <= 31, end: nameEnd };
}

const BUILDING =
  /(?:的|内|里|院内|小区|社区)?(?:第)?(?:(\d{1,4})(?!\d)|([a-z])(?![a-z]))(?:号楼(?![下上道顶])|号栋|号院|号|栋楼?|幢楼?|座(?!烟囱|塔|桥)|楼栋|-(?=\d))/y;

/** 3号楼, 3栋, 3号, a座 (a is 1), 3-2-501. */
export function readBuildingNumber(text: string, at: number): HouseNumber | null {
  const found = match(BUILDING, text, at);
  if (!found) return null;
  const [digits = '', letter = ''] = found.groups;
  const number = digits === '' ? letter.charCodeAt(0) - 96 : Number(digits);
  return { numbers: [number], stretch: false, bare: false, perhapsDay: false, end: found.end };
}

const SIDE =
  /(?:的|上的?)?(?:门牌号?(?:是|为)?)?(单|双)[号数](?:的|门牌)?(?:那?侧|那?边|一侧|这边|那边|到头|的?那|第)?/y;

/** 单号, 双号侧: a side of a road without a number. */
export function readSide(text: string, at: number): { side: 'odd' | 'even'; end: number } | null {
  const found = match(SIDE, text, at);
  return found && { side: found.groups[0] === '单' ? 'odd' : 'even', end: found.end };
}

function match(
  pattern: RegExp,
  text: string,
  at: number,
): { groups: (string | undefined)[]; end: number } | null {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  return found ? { groups: found.slice(1), end: pattern.lastIndex } : null;
}
