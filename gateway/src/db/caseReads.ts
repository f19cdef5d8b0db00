/** Reads over very many cases at once, by the bare wire: Prisma takes its time for each row, and for each count a query. */
import type { CaseFile, Prisma } from './generated/mysql/client.ts';
import { conditionOf } from './conditions.ts';
import type { Wire } from './wire.ts';

type Where = Prisma.CaseFileWhereInput;

/** How many of the cases `within` fit each of the conditions `of`: all counted in one pass over them. */
export async function countCases<Name extends string>(
  wire: Wire,
  { within, of }: { within: Where; of: Readonly<Record<Name, Where>> },
): Promise<Record<Name, number>> {
  const names = Object.keys(of) as Name[];
  const conditions = names.map((name) => conditionOf(of[name]));
  const counted = conditions.map(
    ({ sql }, index) => `SUM(CASE WHEN ${sql} THEN 1 ELSE 0 END) AS \`n${index}\``,
  );
  const { sql, values } = conditionOf(within);
  const [row] = await wire.query(`SELECT ${counted.join(', ')} FROM \`CaseFile\` WHERE ${sql}`, [
    ...conditions.flatMap((condition) => condition.values),
    ...values,
  ]);
  // A sum over nothing is NULL.
  return Object.fromEntries(names.map((name, index) => [name, Number(row?.[`n${index}`] ?? 0)])) as Record<
    Name,
    number
  >;
}

const VOICE = [
  'id',
  'mergedInto',
  'stage',
  'categoryCode',
  'gridCode',
  'placeText',
  'lng',
  'lat',
  'reopened',
  'repeatOf',
  'filedAt',
] as const satisfies readonly (keyof CaseFile)[];

/** What a hot spot is made of. */
export type CaseVoice = Pick<CaseFile, (typeof VOICE)[number]>;

/** The newest first, at most `most`. */
export async function newestCases(
  wire: Wire,
  { where, most }: { where: Where; most: number },
): Promise<CaseVoice[]> {
  const { sql, values } = conditionOf(where);
  const rows = await wire.query(
    `SELECT ${VOICE.map((column) => `\`${column}\``).join(', ')} FROM \`CaseFile\` WHERE ${sql} ORDER BY \`filedAt\` DESC, \`id\` DESC LIMIT ${most}`,
    values,
  );
  // The embedded file keeps instants as text.
  for (const row of rows) if (typeof row.filedAt === 'string') row.filedAt = new Date(row.filedAt);
  return rows as unknown as CaseVoice[];
}
