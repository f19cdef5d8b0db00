/** Numbers that stand behind the name of a road or an estate, in normalised text. */

export interface HouseNumber {
  /** One number, or several: 83号, 85号; both ends of 83号到91号. */
  readonly numbers: readonly number[];
  /** Numbers are the ends of a stretch. */
  readonly stretch: boolean;
  /** Where the words of the number end. */
  readonly end: number;
}

/** Words that make a bare number a count or the number of something else: 83路公交, 12米, 3栋. */
const COUNTED =
  /^(?:路|线|米|公里|里|元|块|年|月|日|天|点|分|个|人|次|家|户|辆|台|条|根|吨|多|余|时|小时|层|楼|栋|幢|座|单元|室|度|kg|万|千|百|岁|平|期|区|中|小|级|倍|只|名|位|间|处|盏)/;

const FIRST = /(?:的|上的?|门牌号?)?(?:附|甲|乙|丙)?(\d{1,5})(?:甲|乙|丙|丁|[a-d](?![a-z]))?/y;
const SECOND = /号?(?:-|到|至)(\d{1,5})(?:甲|乙|丙|丁)?/y;
const FURTHER = /(?:号?(?:,|和|与|及))(\d{1,5})(?=号|,|和|与|及)/y;
const SUFFIX = /(?:号|弄)(?:甲|乙|丙|丁|附\d{1,3}号|之\d{1,2}|-\d{1,3}号?)?(?:院|门面房?|店面|商铺)?/y;

/** 83号, 83-1号, 甲83号, 83号院, 83号到91号, 83,85号, or a bare 83 that counts nothing. */
export function readDoorNumber(text: string, at: number): HouseNumber | null {
  const first = match(FIRST, text, at);
  if (!first) return null;
  const numbers = [Number(first.groups[0])];
  let end = first.end;
  let stretch = false;
  const second = match(SECOND, text, end);
  if (second) {
    end = second.end;
    const other = Number(second.groups[0]);
    stretch = other > (numbers[0] ?? 0);
    if (stretch) numbers.push(other);
  }
  for (let next = match(FURTHER, text, end); next; next = match(FURTHER, text, end)) {
    numbers.push(Number(next.groups[0]));
    end = next.end;
  }
  const suffix = match(SUFFIX, text, end);
  if (suffix) return { numbers, stretch, end: suffix.end };
  if (second && !stretch) return { numbers, stretch, end };
  return COUNTED.test(text.slice(end)) || numbers.length > 1 ? null : { numbers, stretch, end };
}

const BUILDING =
  /(?:的|内|里|院内|小区|社区)?(?:第)?(?:(\d{1,4})|([a-z]))(?:号楼|号栋|号院|号|栋楼?|幢楼?|座(?!烟囱|塔|桥)|楼栋|-(?=\d))/y;

/** 3号楼, 3栋, 3号, a座 (a is 1), 3-2-501. */
export function readBuildingNumber(text: string, at: number): HouseNumber | null {
  const found = match(BUILDING, text, at);
  if (!found) return null;
  const [digits = '', letter = ''] = found.groups;
  const number = digits === '' ? letter.charCodeAt(0) - 96 : Number(digits);
  return { numbers: [number], stretch: false, end: found.end };
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
