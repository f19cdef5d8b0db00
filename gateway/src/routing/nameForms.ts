/** Under which words a place of the gazetteer is looked for, and which house numbers its name already says. */
import { normaliseName } from './normalise.ts';

/** How a form came about: the name itself, a listed alias, made by rule, made by rule and too short to stand alone. */
export type FormOrigin = 'name' | 'alias' | 'short' | 'weak';

/** Written by people in the gazetteer, not made by rule. */
export function isListed(origin: FormOrigin | undefined): boolean {
  return origin === 'name' || origin === 'alias';
}

export interface Form {
  readonly text: string;
  readonly origin: FormOrigin;
}

/** What residents leave away. The longest ending first. */
const ENDINGS = ['住宅小区', '居民小区', '生活小区', '住宅区', '生活区', '家属区', '家属院', '小区', '社区'];

/** What residents say instead: every member of a row stands for the others. */
const SAME_ENDINGS = [
  ['菜市场', '农贸市场', '菜场', '市场', '集贸市场'],
  ['小区', '花园小区'],
  ['居民委员会', '居委会', '居委'],
  ['村民委员会', '村委会', '村委'],
  ['客运站', '汽车站', '长途汽车站'],
  ['街道办事处', '街道办', '办事处'],
  ['购物中心', '购物广场'],
  ['公交站', '公交车站', '站'],
];

const SHORTENED: readonly (readonly [RegExp, string])[] = [
  [/^(.*)第(\d+)小学$/, '$1$2小'],
  [/^(.*)第(\d+)中学$/, '$1$2中'],
  [/^(.*)第(\d+)人民医院$/, '$1$2医院'],
  [/^(.*)第(\d+)(幼儿园|小学|中学)$/, '$1$2$3'],
  [/^(.*)第(\d+)医院$/, '$1$2院'],
  [/^(.+)实验小学$/, '$1实小'],
  [/^(.+)幼儿园$/, '$1幼'],
];

/** Rules by the last character of the name, so that most names meet none. */
const RULES = new Map<string, ((text: string) => readonly string[])[]>();

function rule(last: string, made: (text: string) => readonly string[]): void {
  RULES.set(last, [...(RULES.get(last) ?? []), made]);
}

rule('区', (text) => {
  const ending = ENDINGS.find((end) => text.endsWith(end) && text.length > end.length + 1);
  return ending === undefined ? [] : [text.slice(0, -ending.length)];
});
for (const last of new Set(SAME_ENDINGS.flat().map((ending) => ending.slice(-1)))) {
  const families = SAME_ENDINGS.filter((family) => family.some((ending) => ending.endsWith(last)));
  rule(last, (text) => families.flatMap((family) => replacedEndings(text, family)));
}
for (const last of ['学', '院', '园'])
  rule(last, (text) =>
    SHORTENED.flatMap(([pattern, short]) => (pattern.test(text) ? [text.replace(pattern, short)] : [])),
  );

function replacedEndings(text: string, family: readonly string[]): string[] {
  const own = family.find((ending) => text.endsWith(ending) && text.length > ending.length + 1);
  return own === undefined ? [] : family.map((other) => text.slice(0, -own.length) + other);
}

function variants(text: string): readonly string[] {
  return RULES.get(text.slice(-1))?.flatMap((made) => made(text)) ?? [];
}

/** A form made by rule is not used below this length unless something beside it confirms it. */
const STANDS_ALONE = 3;

/**
 * All forms of one place, each text once, the best origin first.
 * @param districts names that residents leave away at the beginning, normalised: 临江区, 临江
 */
export function formsOf(
  name: string,
  aliases: readonly string[],
  districts: readonly string[] = [],
): readonly Form[] {
  const forms: Form[] = [];
  add(forms, normaliseName(name), 'name');
  for (const alias of aliases) add(forms, normaliseName(alias), 'alias');
  const listed = forms.length;
  for (let index = 0; index < listed; index++) {
    const known = forms[index]?.text ?? '';
    for (const made of variants(known)) addMade(forms, made);
    for (const made of withoutPrefix(known, districts)) addMade(forms, made);
  }
  if (BRACKET.test(name)) addMade(forms, normaliseName(name.replace(BRACKETED, '')));
  return forms;
}

const BRACKET = /[（(【[]/u;
const BRACKETED = /[（(【[].*?[）)】\]]/gu;

function add(forms: Form[], text: string, origin: FormOrigin): void {
  if (text.length < 2) return;
  for (const form of forms) if (form.text === text) return;
  forms.push({ text, origin });
}

function addMade(forms: Form[], text: string): void {
  add(forms, text, text.length >= STANDS_ALONE ? 'short' : 'weak');
}

/** 钟鼓街 → 钟鼓, which a house number may follow directly; `null` for a name that is no more than one character then. */
export function roadStem(normalisedName: string): string | null {
  const stem = normalisedName.replace(/(?:大道|大街|路|街|巷|弄)$/u, '');
  return stem.length >= 2 && stem !== normalisedName ? stem : null;
}

/** 临江第一中学 → 第1中学, 1中; what is left must still be a name and not only a kind of place. */
function withoutPrefix(text: string, districts: readonly string[]): string[] {
  const prefix = districts.find((district) => text.startsWith(district));
  const rest = prefix === undefined ? '' : text.slice(prefix.length);
  if (rest.length < 2 || KINDS.has(rest)) return [];
  return [rest, ...variants(rest)];
}

const KINDS = new Set(
  '小学 中学 幼儿园 医院 派出所 菜市场 市场 公园 广场 车站 站 大厦 宾馆 酒店 超市 公司 学校 大学 驾校'.split(
    ' ',
  ),
);

export interface NumberedName {
  readonly base: string;
  readonly from: number;
  readonly to: number;
  readonly side: 'odd' | 'even' | 'all';
}

const SIDE_WORD = '(单号?|双号?|奇数?|偶数?)?';
const DOOR = new RegExp(
  `^(.{2,}?(?:路|街|巷|道|弄|里|村|胡同))(?:门牌号?)?${SIDE_WORD}(\\d{1,5})(?:号?[-至到](\\d{1,5}))?(号?)(?:段|之间)?${SIDE_WORD}(?:侧|边|门牌号?)?$`,
  'u',
);
const BUILDING = /^(.{2,}?[^\d])(\d{1,4})(?:号?[-至到](\d{1,4}))?(?:号楼|栋|幢|号)$/u;

/** 解放路1-99号单号 → 解放路, 1–99, odd; 水景园3号楼 → 水景园, 3; `null` for a name without a number at its end. */
export function numberedName(normalisedName: string): NumberedName | null {
  const door = DOOR.exec(normalisedName);
  if (door) {
    const [, base = '', before = '', first = '', last = '', mark = '', behind = ''] = door;
    if (last !== '' || mark !== '') return { base, ...rangeOf(first, last), side: sideOf(before + behind) };
  }
  const building = BUILDING.exec(normalisedName);
  if (!building) return null;
  const [, base = '', first = '', last = ''] = building;
  return { base, ...rangeOf(first, last), side: 'all' };
}

function rangeOf(first: string, last: string): { from: number; to: number } {
  const from = Number(first);
  return { from, to: last === '' ? from : Math.max(from, Number(last)) };
}

function sideOf(words: string): NumberedName['side'] {
  if (/[单奇]/.test(words)) return 'odd';
  return /[双偶]/.test(words) ? 'even' : 'all';
}
