/** Whether the parts of a district fit together once the new ones stand beside those that stay. */
import { levelOfPath } from '@gridline/shared/areaPath.ts';
import { buildAreaIndex } from '../areaIndex.ts';
import { businessAfter, businessProblems, businessWarnings } from './businessFit.ts';
import { FILES, type Parts } from './folder.ts';
import type { Problem, Row } from './problems.ts';
import type { OpenCases, Standing } from './standing.ts';

export interface Fit {
  problems: Problem[];
  /** What goes on as it is, though somebody should look at it. */
  warnings: string[];
}

export function checkReferences(parts: Parts, standing: Standing): Fit {
  const areas = buildAreaIndex(distinct(parts.areas?.map(({ value }) => value) ?? standing.areas));
  const isGrid = (code: string): boolean => areas.get(code) !== null && areas.children(code).length === 0;
  const units = codesOf(parts.units, standing.units);
  const categories = parts.categories?.map(({ value }) => value) ?? standing.categories;
  const isCategory = (name: string): boolean =>
    categories.some(({ code, group }) => code.startsWith(name) || group === name);
  const usernames = new Set([
    ...standing.staff.map(({ username }) => username.toLowerCase()),
    ...(parts.staff ?? []).map(({ value }) => value.username.toLowerCase()),
  ]);
  const noPerson = (what: string, name: string | null, self: string): string | null => {
    if (name === null) return null;
    if (name.toLowerCase() === self.toLowerCase()) return `${what}不能是自己。`;
    return usernames.has(name.toLowerCase()) ? null : `${what} ${name} 不在人员里。`;
  };
  const noArea = (code: string | null): string | null =>
    code === null || areas.get(code) ? null : `区域 ${code} 没有这个编码。`;
  const noUnit = (code: string | null): string | null =>
    code === null || units.has(code.toLowerCase()) ? null : `单位 ${code} 没有这个编码。`;
  const business = new Set(businessAfter(parts, standing).map((grid) => grid.code));
  const noBusinessGrid = (code: string | null): string | null =>
    code === null || business.has(code) ? null : `业务网格 ${code} 没有这个编码。`;
  const deepest = Math.max(0, ...areas.all.map(({ path }) => levelOfPath(path)));
  const noLevel = (level: number | null): string | null =>
    level === null || level <= deepest ? null : `层级 ${level} 太深，区级是 0，最深的网格是 ${deepest}。`;

  const problems = [
    ...judge({
      file: FILES.areas,
      given: parts.areas,
      fault: ({ leader }) =>
        leader === null || usernames.has(leader.toLowerCase()) ? null : `负责人 ${leader} 不在人员里。`,
    }),
    ...judge({
      file: FILES.places,
      given: parts.places,
      kept: parts.areas ? standing.places : [],
      fault: (place) => {
        if (place.grid_code !== null)
          return isGrid(place.grid_code)
            ? null
            : `${place.name}的网格 ${place.grid_code} 不是一个网格的编码。`;
        if (areas.ownerOf(place)) return null;
        return `${place.name}（${place.lng}, ${place.lat}）不在任何网格里，请核对坐标（要用 WGS-84），或写明 grid_code。`;
      },
    }),
    ...judge({
      file: FILES.units,
      given: parts.units,
      kept: parts.areas ? standing.units : [],
      fault: (unit) => noArea(unit.area_code),
    }),
    ...judge({
      file: FILES.duties,
      given: parts.duties,
      kept: parts.areas || parts.units || parts.categories || parts.businessGrids ? standing.duties : [],
      fault: (duty) =>
        noUnit(duty.unit_code) ??
        noArea(duty.area_code) ??
        noLevel(duty.level) ??
        noBusinessGrid(duty.business_grid) ??
        (duty.category_code === null || isCategory(duty.category_code)
          ? null
          : `类别 ${duty.category_code} 不是类别的编码、编码的开头或大类的名称。`),
    }),
    ...judge({
      file: FILES.staff,
      given: parts.staff,
      fault: (person) =>
        noArea(person.area_code) ??
        noUnit(person.unit_code) ??
        noPerson('上级', person.leader, person.username) ??
        noPerson('代办人', person.deputy, person.username),
    }),
    ...businessProblems(parts, standing),
    ...Object.entries(parts.settings?.numberAreas ?? {}).flatMap(([number, area]) => {
      const fault = noArea(area);
      return fault === null
        ? []
        : [{ file: FILES.settings, row: null, sentence: `号码 ${number} 的${fault}` }];
    }),
    ...adminProblem(parts, standing, (code) => code === '' || areas.get(code) !== null),
  ];
  const isKnown = {
    area: (code: string) => areas.get(code) !== null,
    unit: (code: string) => noUnit(code) === null,
  };
  const warnings = [...warningsOf(parts, standing, isKnown), ...businessWarnings(parts, standing)];
  return { problems, warnings };
}

/** Given rows are told one by one; of rows that stay, only how many no longer fit and one example. */
function judge<T>(given: {
  file: string;
  given: readonly Row<T>[] | null;
  kept?: readonly T[];
  fault: (value: T) => string | null;
}): Problem[] {
  const { file, fault } = given;
  if (given.given)
    return given.given.flatMap(({ row, value }) => {
      const sentence = fault(value);
      return sentence === null ? [] : [{ file, row, sentence }];
    });
  const faults = (given.kept ?? []).flatMap((value) => fault(value) ?? []);
  const [first] = faults;
  if (first === undefined) return [];
  return [
    {
      file,
      row: null,
      sentence: `文件夹里没有它，而现有的有 ${faults.length} 条与新的数据对不上，例如：${first}请把它也放进来。`,
    },
  ];
}

/** Somebody must be able to see and set everything afterwards. */
function adminProblem(parts: Parts, standing: Standing, sees: (areaCode: string) => boolean): Problem[] {
  if (!parts.staff && (!parts.areas || standing.staff.length === 0)) return [];
  const listed = new Map((parts.staff ?? []).map(({ value }) => [value.username.toLowerCase(), value]));
  const kept = standing.staff.filter(({ username }) => !listed.has(username.toLowerCase()));
  const remains =
    [...listed.values()].some(({ role }) => role === 'admin') ||
    kept.some(({ role, active, areaCode }) => role === 'admin' && active && sees(areaCode));
  if (remains) return [];
  const sentence = '导入以后没有一位管理员能看到本区：请写一位 role 为 admin 的人员，area_code 可以空着。';
  return [{ file: FILES.staff, row: null, sentence }];
}

function warningsOf(
  parts: Parts,
  standing: Standing,
  isKnown: { area: (code: string) => boolean; unit: (code: string) => boolean },
): string[] {
  const listed = new Set((parts.staff ?? []).map(({ value }) => value.username.toLowerCase()));
  const blind = standing.staff.filter(
    ({ active, username, areaCode, unit_code }) =>
      active &&
      !listed.has(username.toLowerCase()) &&
      ((areaCode !== '' && !isKnown.area(areaCode)) || (unit_code !== null && !isKnown.unit(unit_code))),
  );
  const openOf = (gone: (one: OpenCases) => boolean): number =>
    standing.openCases.filter(gone).reduce((sum, { count }) => sum + count, 0);
  const ofGrids = openOf(({ gridCode }) => gridCode !== null && !isKnown.area(gridCode));
  const ofUnits = openOf(({ unitCode }) => unitCode !== null && !isKnown.unit(unitCode));
  const numberless = parts.settings?.numberAreas
    ? []
    : standing.numberAreas.filter((code) => !isKnown.area(code));
  const names = blind.slice(0, 5).map(({ username }) => username);
  return [
    ...(blind.length > 0
      ? [
          `${blind.length} 位现有人员（${names.join('、')}${blind.length > 5 ? '……' : ''}）的区域或单位不再有，登录后看不到新的案件：请在 ${FILES.staff} 里给他们新的区域或单位。`,
        ]
      : []),
    ...(numberless.length > 0
      ? [
          `有自己号码的区域 ${numberless.join('、')} 不再有，这些号码不再说明地点：请在 ${FILES.settings} 里重写 numberAreas。`,
        ]
      : []),
    ...(ofGrids > 0
      ? [
          `${ofGrids} 件未办结的案件属于不再有的网格：导入后按地点自动转到新的网格，转不了的进人工分拨，写明原来的网格。`,
        ]
      : []),
    ...(ofUnits > 0 ? [`${ofUnits} 件未办结的案件属于不再有的单位：请管理员重新派遣。`] : []),
  ];
}

function codesOf(given: Parts['units'], standing: Standing['units']): Set<string> {
  const rows = given?.map(({ value }) => value) ?? standing;
  return new Set(rows.map(({ code }) => code.toLowerCase()));
}

/** Repeated codes have been told where they were read. */
function distinct<T extends { code: string }>(rows: readonly T[]): T[] {
  return [...new Map(rows.map((row) => [row.code, row])).values()];
}
