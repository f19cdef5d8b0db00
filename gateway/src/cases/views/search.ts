/**
 * Finding a case by number, by phone, or by words. Words can stand anywhere in a text, which no index of every database
 * helps with, so they are looked for from the newest case backwards, a stretch at a time: however many cases there are,
 * a page costs the same, and the next one looks further back.
 */
import { parseCaseNumber } from '@gridline/shared/caseNumber.ts';
import { parsePhone } from '@gridline/shared/phone.ts';
import type { CaseFile, Prisma } from '../../db/generated/mysql/client.ts';
import { badRequest } from '../../errors.ts';
import type { House } from '../../house.ts';
import { isVeiled, type Viewer } from '../../staff/sight.ts';

/** Cases of one stretch. */
export const STRETCH = 20_000;

export interface Search {
  where: Prisma.CaseFileWhereInput;
  /** By words: reads texts. */
  words: boolean;
}

/**
 * By number, by phone, else by words of the complaint or its place. Whoever may not know who complained in confidence
 * finds no such case by a number to call.
 */
export async function readSearch(house: House, q: string, viewer: Viewer): Promise<Search> {
  if (!q) return { where: {}, words: false };
  const number = parseCaseNumber(q);
  if (number) return { where: { number }, words: false };
  const digits = q.replace(/[\s-]/g, '');
  const phone = /^\+?\d{7,15}$/.test(digits) ? parsePhone(digits) : null;
  if (phone) {
    const index = house.privacy.index(`phone:${phone.e164}`);
    const contact = await house.db.read.contact.findUnique({
      where: { kind_valueIndex: { kind: 'phone', valueIndex: index } },
    });
    const telling = isVeiled(viewer, { confidential: true }) ? { confidential: false } : {};
    const owner = contact ? [{ residentId: contact.residentId }] : [];
    return { where: { ...telling, OR: [{ contactIndex: index }, ...owner] }, words: false };
  }
  const fields = [{ text: { contains: q } }, { placeText: { contains: q } }, { number: { contains: q } }];
  return { where: { OR: fields }, words: true };
}

interface Place {
  filedAt: Date;
  id: string;
}

/**
 * What fits among the next stretch of cases, newest first.
 * @param given.from `<milliseconds>:<id>` of where the last page ended, `null` for the newest
 * @returns `next` is `null` when no case is older; a page may be empty and still have a next
 */
export async function lookBack(
  house: House,
  { conditions, from, take }: { conditions: Prisma.CaseFileWhereInput[]; from: string | null; take: number },
): Promise<{ rows: CaseFile[]; next: string | null }> {
  const { read } = house.db;
  const orderBy: Prisma.CaseFileOrderByWithRelationInput[] = [{ filedAt: 'desc' }, { id: 'desc' }];
  const begin = from === null ? {} : after(placeOf(from));
  const end = await read.caseFile.findFirst({
    where: begin,
    orderBy,
    skip: STRETCH - 1,
    select: { filedAt: true, id: true },
  });
  const stretch: Prisma.CaseFileWhereInput = end ? { filedAt: { gte: end.filedAt } } : {};
  const rows = await read.caseFile.findMany({
    where: { AND: [...conditions, begin, stretch] },
    orderBy,
    take: take + 1,
  });
  const shown = rows.slice(0, take);
  const last = rows.length > take ? shown.at(-1) : end;
  // Those that were filed in the same millisecond as the end of the stretch were looked at with it.
  const upTo = last && last === end ? { ...last, id: '' } : last;
  return { rows: shown, next: upTo ? `${upTo.filedAt.getTime()}:${upTo.id}` : null };
}

function after({ filedAt, id }: Place): Prisma.CaseFileWhereInput {
  return { filedAt: { lte: filedAt }, OR: [{ filedAt: { lt: filedAt } }, { id: { lt: id } }] };
}

function placeOf(cursor: string): Place {
  const [, milliseconds, id = ''] = /^(\d{1,15}):([0-9a-f-]{0,36})$/.exec(cursor) ?? [];
  if (milliseconds === undefined) throw cursorWrong();
  return { filedAt: new Date(Number(milliseconds)), id };
}

export function cursorWrong(): Error {
  return badRequest('cursor_wrong', '翻页标记不对，请从第一页重新看。');
}
