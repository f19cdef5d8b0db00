/** Everybody who works in the district, by user name. Numbers are 199 0000 xxxx and belong to nobody. */
import type { StaffRole } from '@gridline/shared/workflow.ts';
import type { PlannedArea } from '../layout/layout.ts';
import type { UnitRow } from '../matters/units.ts';
import type { Chance } from '../random.ts';
import { personNames } from './personNames.ts';

export interface StaffRow {
  username: string;
  name: string;
  role: StaffRole;
  areaCode: string;
  unitCode: string | null;
  /** E.164, plain: whoever inserts it encrypts it. */
  phone: string;
  /** User name of whom the person reports to. */
  leader: string | null;
}

type Post = Pick<StaffRow, 'username' | 'role' | 'areaCode' | 'unitCode'>;

const OPERATORS = 3;
/** The first unit must be able to check its own rules with two people; so must every other. */
const HANDLERS_PER_UNIT = 2;

/**
 * `admin`, `operator1–3`, `supervisor1` of the district and one a street, `grid1–60` and `leader1–9` in the
 * order of the areas' codes, `unit1…` two a unit in the order of the units.
 */
export function makeStaff(
  areas: readonly PlannedArea[],
  units: readonly UnitRow[],
  chance: Chance,
): StaffRow[] {
  const names = personNames(chance);
  const all = posts(areas, units);
  const leaderOf = lineOfCommand(areas, all);
  return all.map((post, index) => ({
    ...post,
    leader: leaderOf(post),
    name: names.next().value,
    phone: `+861990000${String(index + 1).padStart(4, '0')}`,
  }));
}

/**
 * Grid worker → grid leader of the community → supervisor of the street → supervisor of the district; the second
 * handler of a unit → the first.
 */
function lineOfCommand(areas: readonly PlannedArea[], all: readonly Post[]): (post: Post) => string | null {
  const parents = new Map(areas.map(({ code, parentCode }) => [code, parentCode]));
  const heads = new Map(
    all
      .filter(({ role }) => role === 'gridLeader' || role === 'supervisor')
      .map(({ areaCode, username }) => [areaCode, username]),
  );
  const firsts = new Map<string, string>();
  for (const { unitCode, username } of all)
    if (unitCode !== null && !firsts.has(unitCode)) firsts.set(unitCode, username);
  return ({ role, username, areaCode, unitCode }) => {
    const first = firsts.get(unitCode ?? '');
    if (role === 'handler') return first === undefined || first === username ? null : first;
    if (role !== 'gridWorker' && role !== 'gridLeader' && role !== 'supervisor') return null;
    return heads.get(parents.get(areaCode) ?? '') ?? null;
  };
}

function posts(areas: readonly PlannedArea[], units: readonly UnitRow[]): Post[] {
  const ofLevel = (level: number): string[] =>
    areas.filter((area) => area.level === level).map((area) => area.code);
  const district = ofLevel(0);
  const series = (prefix: string, role: StaffRole, areaCodes: readonly string[]): Post[] =>
    areaCodes.map((areaCode, index) => ({
      username: `${prefix}${index + 1}`,
      role,
      areaCode,
      unitCode: null,
    }));
  const handlers = units
    .flatMap((unit) => Array.from({ length: HANDLERS_PER_UNIT }, () => unit))
    .map((unit, index) => ({
      username: `unit${index + 1}`,
      role: 'handler' as const,
      areaCode: unit.areaCode,
      unitCode: unit.code,
    }));
  return [
    ...series('admin', 'admin', district).map((post) => ({ ...post, username: 'admin' })),
    ...series('operator', 'operator', Array.from({ length: OPERATORS }, () => district).flat()),
    ...series('supervisor', 'supervisor', [...district, ...ofLevel(1)]),
    ...series('leader', 'gridLeader', ofLevel(2)),
    ...series('grid', 'gridWorker', ofLevel(3)),
    ...handlers,
  ];
}
