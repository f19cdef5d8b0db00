/** Files of borders become one division: areas in a tree, whole or not at all. */
import type { AreaFile } from '../borderFiles/areaFile.ts';
import type { Border } from '../border.ts';
import { deriveBorders } from '../coverage/deriveBorders.ts';
import { placeInTree } from '../importDistrict/areaTree.ts';
import type { Problem, Row } from '../importDistrict/problems.ts';
import { linkParents, type Linked, type LinkOptions } from './linkParents.ts';
import { readMapped, type Mapping, type Origin, type RawArea } from './mapping.ts';
import type { SideTable } from './sideTables.ts';

export interface DivisionArea {
  code: string;
  name: string;
  parentCode: string | null;
  /** 0 for the topmost. */
  level: number;
  /** `/a/b/c/`, its own code last. */
  path: string;
  /** `null` where only the name is known. */
  border: Border | null;
  households: number;
  /** User name; `null`: nobody was named. */
  leader: string | null;
  /** Where it was read; its row is `null` where it follows from others. */
  origin: Origin;
}

export interface Division {
  areas: DivisionArea[];
  problems: Problem[];
  /** What was done that the files do not say. */
  notes: string[];
}

export interface DivisionOptions extends LinkOptions {
  /** One for all files, or one each. */
  mappings: readonly Mapping[];
  households?: SideTable<number>;
  leaders?: SideTable<string>;
  /** What becomes of areas without a border: a problem unless told otherwise. */
  borderless?: 'skip' | 'keep';
}

/** Where there are problems, the areas are those that could be understood: to be checked, not to be used. */
export function readDivision(files: readonly AreaFile[], options: DivisionOptions): Division {
  const { mappings, households, leaders } = options;
  const problems: Problem[] = [
    ...files.flatMap((file) => file.problems),
    ...(households?.problems ?? []),
    ...(leaders?.problems ?? []),
  ];
  const read = files.flatMap((file, fileNumber): RawArea[] => {
    const mapped = readMapped(file, { mapping: mappings[fileNumber] ?? mappings[0] ?? {}, fileNumber });
    problems.push(...mapped.problems);
    return mapped.areas;
  });
  const { drawn, notes } = withoutBorderless(read, { files, options, problems });
  if (drawn.length === 0) return { areas: [], problems, notes };
  const tellOf = (origin: Origin, sentence: string): void => void problems.push({ ...origin, sentence });
  const linked = linkParents(drawn, options, tellOf);
  tellSameCodes(linked, problems);
  tellLevels(linked, problems);
  const areas = settle(linked, { problems, complete: problems.length === 0 });
  const made = linked.filter(({ origin }) => origin.row === null);
  if (made.length > 0)
    notes.push(`文件里没有画出的上级 ${made.length} 个，由下级拼成，例如${called(made)}。`);
  const counted = fill(areas, households, problems, (area, value) => (area.households = value));
  fill(areas, leaders, problems, (area, value) => (area.leader = value));
  for (const { code, households: own } of linked) if (own !== null) counted.add(code);
  sumHouseholds(areas, counted);
  return { areas, problems, notes };
}

function called(areas: readonly Linked[]): string {
  return areas
    .slice(0, 3)
    .map(({ name, code }) => `${name}（${code}）`)
    .join('、');
}

function withoutBorderless(
  areas: readonly RawArea[],
  given: { files: readonly AreaFile[]; options: DivisionOptions; problems: Problem[] },
): { drawn: readonly RawArea[]; notes: string[] } {
  const { options, problems } = given;
  const bare = areas.filter(({ border }) => border === null);
  if (bare.length === 0) return { drawn: areas, notes: [] };
  const names = bare.slice(0, 3).map(({ name, code }) => `${name}（${code}）`);
  if (options.borderless === 'keep')
    return { drawn: areas, notes: [`${bare.length} 个区域没有边界，只登记名称，例如${names.join('、')}。`] };
  if (options.borderless === 'skip')
    return {
      drawn: areas.filter(({ border }) => border !== null),
      notes: [`跳过了 ${bare.length} 个没有边界的区域，例如${names.join('、')}。`],
    };
  for (const { origin, name } of bare)
    problems.push({
      ...origin,
      sentence: `${name}没有边界：请补上，或用 --borderless skip 跳过、--borderless keep 只登记名称。`,
    });
  return { drawn: areas, notes: [] };
}

/** Databases see no difference of case. */
function tellSameCodes(areas: readonly Linked[], problems: Problem[]): void {
  const first = new Map<string, Origin>();
  for (const { code, origin } of areas) {
    const earlier = first.get(code.toLowerCase());
    const where = earlier && `${earlier.file === origin.file ? '' : earlier.file}第${earlier.row ?? '?'}行`;
    if (where)
      problems.push({ ...origin, sentence: `区域编码 ${code} 在${where}已经有了，每个只能出现一次。` });
    else first.set(code.toLowerCase(), origin);
  }
}

function tellLevels(areas: readonly Linked[], problems: Problem[]): void {
  const byCode = new Map(areas.map((area) => [area.code, area]));
  for (const { origin, name, level, parentCode } of areas) {
    const parent = byCode.get(parentCode ?? '');
    if (level === null || parent?.level == null || parent.level < level) continue;
    const sentence = `${name}的级别 ${level} 不在上级${parent.name}的级别 ${parent.level} 之下。`;
    problems.push({ ...origin, sentence });
  }
}

function settle(
  linked: readonly Linked[],
  { problems, complete }: { problems: Problem[]; complete: boolean },
): DivisionArea[] {
  const derived = deriveBorders(linked);
  const rows = linked.map((value, at): Row<Linked> => ({ row: at, value }));
  const tell = (row: number | null, sentence: string): void => {
    const origin = linked[row ?? -1]?.origin ?? { file: linked[0]?.origin.file ?? '', row: null };
    problems.push({ ...origin, sentence });
  };
  return placeInTree(rows, { tell, complete }).map(({ value }) => ({
    code: value.code,
    name: value.name,
    parentCode: value.parentCode,
    level: value.level,
    path: value.path,
    border: value.border ?? derived.get(value.code) ?? null,
    households: value.households ?? 0,
    leader: value.leader,
    origin: value.origin,
  }));
}

/** @returns the codes that got a value */
function fill<T>(
  areas: readonly DivisionArea[],
  table: SideTable<T> | undefined,
  problems: Problem[],
  put: (area: DivisionArea, value: T) => void,
): Set<string> {
  const filled = new Set<string>();
  const byCode = new Map(areas.map((area) => [area.code.toLowerCase(), area]));
  for (const { row, value } of table?.rows ?? []) {
    const area = byCode.get(value.code.toLowerCase());
    if (area) {
      put(area, value.value);
      filled.add(area.code);
    } else {
      const sentence = `区域编码 ${value.code} 不在边界文件里。`;
      problems.push({ file: table?.file ?? '', row, sentence });
    }
  }
  return filled;
}

/** Areas above have what the areas below have, where nothing else is said of them. */
function sumHouseholds(areas: readonly DivisionArea[], counted: ReadonlySet<string>): void {
  const byCode = new Map(areas.map((area) => [area.code, area]));
  for (const area of [...areas].sort((a, b) => b.level - a.level)) {
    const parent = byCode.get(area.parentCode ?? '');
    if (parent && !counted.has(parent.code)) parent.households += area.households;
  }
}
