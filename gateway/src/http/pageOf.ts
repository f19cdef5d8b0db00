/** Lists in pages by the id of the last row. */
import { z } from 'zod';
import { badRequest } from '../errors.ts';
import type { House } from '../house.ts';

export const PAGE = 50;
const cursorSchema = z.uuid();

export interface Page {
  take: number;
  cursor?: { id: string };
  skip?: number;
}

/** One row more than is shown tells whether there is a next page. */
export function pageOf(cursor: string | undefined): Page {
  if (!cursor) return { take: PAGE + 1 };
  if (!cursorSchema.safeParse(cursor).success)
    throw badRequest('cursor_wrong', '翻页标记不对，请从第一页重新看。');
  return { take: PAGE + 1, cursor: { id: cursor }, skip: 1 };
}

export function nextOf(rows: readonly { id: string }[]): string | null {
  return rows.length > PAGE ? (rows[PAGE - 1]?.id ?? null) : null;
}

/** Numbers of cases by their ids. */
export async function numbersOf(house: House, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const known = ids.filter((id) => id !== null);
  const rows = await house.db.read.caseFile.findMany({
    where: { id: { in: known } },
    select: { id: true, number: true },
  });
  return new Map(rows.map((row) => [row.id, row.number]));
}
