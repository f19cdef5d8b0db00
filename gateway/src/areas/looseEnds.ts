/** What names areas that an edition does away with: to be set right before its day, not discovered after. */
import type { Database } from '../db/database.ts';

interface Named {
  /** How a person finds it. */
  label: string;
  codes: readonly string[];
}

const EXAMPLES = 5;

/** Chinese sentences, none when all fits. @param given.inForce id of the edition whose areas hold today */
export async function looseEnds(
  db: Database,
  { editionId, inForce, now }: { editionId: string; inForce: string | null; now: Date },
): Promise<string[]> {
  const { read } = db;
  const kept = await codesOf(db, editionId);
  const gone = new Set([...(await codesOf(db, inForce ?? ''))].filter((code) => !kept.has(code)));
  const [staff, units, duties, businessGrids] = await Promise.all([
    read.staff.findMany({
      where: { active: true, areaCode: { not: '' } },
      select: { username: true, areaCode: true },
      orderBy: { username: 'asc' },
    }),
    read.unit.findMany({ where: { active: true }, orderBy: { code: 'asc' } }),
    read.duty.findMany({
      where: { areaCode: { not: null }, OR: [{ to: null }, { to: { gt: now } }] },
      orderBy: { position: 'asc' },
    }),
    read.businessGrid.findMany({ select: { code: true, gridCodes: true }, orderBy: { code: 'asc' } }),
  ]);
  const told = (named: readonly Named[], sentence: (count: number, examples: string) => string): string[] => {
    const loose = named.filter(({ codes }) => codes.some((code) => gone.has(code)));
    if (loose.length === 0) return [];
    const examples = loose.slice(0, EXAMPLES).map(({ label }) => label);
    return [sentence(loose.length, `${examples.join('、')}${loose.length > EXAMPLES ? '……' : ''}`)];
  };
  return [
    ...told(
      staff.map(({ username, areaCode }) => ({ label: username, codes: [areaCode] })),
      (count, who) => `${count} 位人员（${who}）的区域在这一版里没有，生效后看不到案件，请改他们的区域。`,
    ),
    ...told(
      units.map(({ name, areaCode }) => ({ label: name, codes: [areaCode] })),
      (count, which) => `${count} 个单位（${which}）的区域在这一版里没有，请改单位的区域。`,
    ),
    ...told(
      duties.map(({ position, areaCode }) => ({ label: `第${position}条`, codes: [areaCode ?? ''] })),
      (count, which) => `${count} 条权责（${which}）的区域在这一版里没有，生效后不再起作用，请改权责表。`,
    ),
    ...told(
      businessGrids.map(({ code, gridCodes }) => ({ label: code, codes: JSON.parse(gridCodes) as string[] })),
      (count, which) => `${count} 个业务网格（${which}）对应的网格在这一版里没有，请改对应关系。`,
    ),
  ];
}

async function codesOf(db: Database, editionId: string): Promise<Set<string>> {
  const areas = await db.read.area.findMany({ where: { editionId }, select: { code: true } });
  return new Set(areas.map(({ code }) => code));
}
