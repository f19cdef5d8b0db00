/** Lines of figures, counted by the database. */
import type { Cell } from './tables.ts';
import type { Wire } from './wire.ts';

export const LINE_COLUMNS = {
  area: 'areaPath',
  unit: 'unitCode',
  person: 'personId',
  category: 'categoryCode',
  channel: 'channel',
  reason: 'reasonCode',
} as const;

export interface LinesAsked {
  /** Days `20261128` of `[from, to)`. */
  from: string;
  to: string;
  /** Only these of them; all when left out. */
  days?: readonly string[];
  /** Beginnings of paths of areas; `null`: everywhere. */
  paths: readonly string[] | null;
}

export interface CountedLines {
  measure: string;
  key: string;
  minutes: number | null;
  n: number;
}

/** Sums of `n` by measure, minutes and a column. */
export async function countLines(
  wire: Wire,
  { by, ...asked }: LinesAsked & { by: keyof typeof LINE_COLUMNS },
): Promise<CountedLines[]> {
  const column = LINE_COLUMNS[by];
  const { sql, values } = await conditionOf(wire, asked);
  const rows = await wire.query(
    `SELECT \`measure\`, \`${column}\` AS \`grouped\`, \`minutes\`, SUM(\`n\`) AS \`total\` FROM \`FigureLine\` WHERE ${sql} GROUP BY \`measure\`, \`${column}\`, \`minutes\``,
    values,
  );
  return rows.map((row) => ({
    measure: row.measure as string,
    key: (row.grouped as string | null) ?? '',
    minutes: row.minutes === null ? null : Number(row.minutes),
    n: Number(row.total),
  }));
}

/** Cases closed, by area path or unit and by category: what a ranking weighs by how hard it is. */
export async function countClosed(
  wire: Wire,
  { by, ...asked }: LinesAsked & { by: 'area' | 'unit' },
): Promise<{ key: string; categoryCode: string; n: number }[]> {
  const column = LINE_COLUMNS[by];
  const { sql, values } = await conditionOf(wire, asked);
  const rows = await wire.query(
    `SELECT \`${column}\` AS \`grouped\`, \`categoryCode\`, SUM(\`n\`) AS \`total\` FROM \`FigureLine\` WHERE \`measure\` = ? AND ${sql} GROUP BY \`${column}\`, \`categoryCode\``,
    ['closed', ...values],
  );
  return rows.map((row) => ({
    key: (row.grouped as string | null) ?? '',
    categoryCode: (row.categoryCode as string | null) ?? '',
    n: Number(row.total),
  }));
}

async function conditionOf(
  wire: Wire,
  { from, to, days, paths }: LinesAsked,
): Promise<{ sql: string; values: Cell[] }> {
  const parts = ['`day` >= ? AND `day` < ?'];
  const values: Cell[] = [from, to];
  if (days) {
    parts.push(`\`day\` IN (${days.map(() => '?').join(', ')})`);
    values.push(...days);
  }
  if (paths) {
    const places = await placesOf(wire, paths);
    parts.push(places.sql);
    values.push(...places.values);
  }
  return { sql: parts.join(' AND '), values };
}

/** As many paths are named one by one; of more, a month is read faster along its days. */
const NAMED = 100;

/**
 * The paths that lines have below these, each named: an index on path and day then leads to the days of each, where
 * it would be read from the first line on for a beginning of paths.
 */
async function placesOf(wire: Wire, paths: readonly string[]): Promise<{ sql: string; values: Cell[] }> {
  const below = beginning(paths);
  const rows = await wire.query(
    `SELECT DISTINCT \`areaPath\` FROM \`FigureLine\` WHERE ${below.sql} LIMIT ${NAMED + 1}`,
    below.values,
  );
  if (rows.length > NAMED) return below;
  const marks = rows.map(() => '?').join(', ');
  return {
    sql: rows.length > 0 ? `\`areaPath\` IN (${marks})` : '1 = 0',
    values: rows.map(({ areaPath }) => areaPath as string),
  };
}

/** Paths are compared by their beginnings; codes hold no wildcards but are masked all the same. */
function beginning(paths: readonly string[]): { sql: string; values: Cell[] } {
  return {
    sql: `(${paths.map(() => "`areaPath` LIKE ? ESCAPE '!'").join(' OR ') || '1 = 0'})`,
    values: paths.map((path) => `${path.replaceAll(/[!%_]/g, '!$&')}%`),
  };
}
