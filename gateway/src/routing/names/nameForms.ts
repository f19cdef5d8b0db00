/** Under which words a place of the gazetteer is looked for. */
import { normaliseName } from '../text/normalise.ts';
import { KINDS, partialNames } from './partialNames.ts';

/**
 * How a form came about: the name itself, a listed alias, made by rule, made by rule and perhaps the name of something
 * else too, made by rule and too short to stand alone.
 */
export type FormOrigin = 'name' | 'alias' | 'short' | 'part' | 'weak';

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
  [/^(.+)中心(小学|幼儿园|学校|卫生院|敬老院|完小)$/, '$1$2'],
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

/** What the names of areas tell of the beginnings of names. */
export interface Beginnings {
  /** The district's: residents leave them away: 临江区, 临江. */
  readonly districts: readonly string[];
  /** Of streets and communities, without 街道 or 社区: 渔港. */
  readonly areas: ReadonlySet<string>;
}

export const NO_BEGINNINGS: Beginnings = { districts: [], areas: new Set() };

/** All forms of one place, each text once, the best origin first. */
export function formsOf(
  name: string,
  aliases: readonly string[],
  beginnings: Beginnings = NO_BEGINNINGS,
): readonly Form[] {
  const forms: Form[] = [];
  add(forms, normaliseName(name), 'name');
  for (const alias of aliases) add(forms, normaliseName(alias), 'alias');
  const listed = forms.length;
  for (let index = 0; index < listed; index++) {
    const known = forms[index]?.text ?? '';
    for (const made of variants(known)) addMade(forms, made);
    for (const made of withoutPrefix(known, beginnings.districts)) addMade(forms, made);
  }
  if (BRACKET.test(name)) addMade(forms, normaliseName(name.replace(BRACKETED, '')));
  for (let index = 0; index < listed; index++)
    for (const { text, origin } of partialNames(forms[index]?.text ?? '', beginnings.areas))
      add(forms, text, origin);
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
  if (prefix === undefined || rest.length < 2) return [];
  const made = KINDS.has(rest) ? [] : [rest, ...variants(rest)];
  const rank = /[市区县旗]$/u.exec(prefix)?.[0];
  if (rank === undefined) return made;
  // 青屿区人民医院 is also 区人民医院 and 青屿人民医院.
  return [...made, ...[rest, ...variants(rest)].flatMap((one) => [rank + one, prefix.slice(0, -1) + one])];
}
