/**
 * A draft gets the day from which it holds, loses it again, or is discarded. What holds or held stays: cases and
 * figures refer to it.
 */
import { coverageReportSchema } from '@gridline/shared/areaApi.ts';
import { beijingMoment } from '@gridline/shared/time.ts';
import { insert, remove, StaleRow, update, type Write } from '../db/change.ts';
import type { Database } from '../db/database.ts';
import type { Edition } from '../db/generated/mysql/client.ts';
import { newId } from '../db/ids.ts';
import { badRequest, conflict, notFound } from '../errors.ts';
import { editionInForce } from './editions.ts';

interface Given {
  id: string;
  /** The version that was seen. */
  version: number;
  now: Date;
  /** Who does it; `null` for the command line. */
  staffId: string | null;
}

/** `At once` travels a little: a day so shortly past means now. */
const AT_ONCE_MS = 5 * 60_000;
/** So shortly before its day an edition is as good as in force: clocks of machines differ. */
const AS_GOOD_AS_IN_FORCE_MS = 60_000;

/** @throws Refusal 404, 409 with the reason, 400 for a day that is past */
export async function releaseEdition(
  db: Database,
  { effectiveFrom, ...given }: Given & { effectiveFrom: Date },
): Promise<void> {
  const { now, id, version } = given;
  const edition = await seen(db, given);
  if (edition.effectiveFrom !== null)
    throw conflict('edition_released', '这一版已经定了生效时间；要改时间，请先撤回。');
  if ((await db.read.area.count({ where: { editionId: id } })) === 0)
    throw conflict('edition_empty', '这一版里没有区域，请重新导入。');
  mustBeSound(edition);
  await mustHaveAdmin(db, id);
  if (effectiveFrom.getTime() < now.getTime() - AT_ONCE_MS)
    throw badRequest('effective_date_past', '生效时间不能早于现在，请改成现在或将来的时间。');
  const from = await laterThanInForce(db, { effectiveFrom, now });
  const twin = await db.read.edition.findFirst({ where: { effectiveFrom: from } });
  if (twin)
    throw conflict('effective_date_taken', `“${twin.name}”也在这个时间生效，请换一个时间，或先撤回那一版。`);
  const set = { effectiveFrom: from, version: version + 1 };
  await commit(db, given, {
    action: 'edition-release',
    detail: `“${edition.name}”定于${beijingMoment(from)}生效`,
    writes: [update('Edition', { where: { id, version, effectiveFrom: null }, set, expect: 1 })],
  });
}

/** @throws Refusal 404, or 409 with the reason */
export async function withdrawEdition(
  db: Database,
  { discard, ...given }: Given & { discard: boolean },
): Promise<void> {
  const { now, id, version } = given;
  const edition = await seen(db, given);
  const { effectiveFrom, name } = edition;
  if (effectiveFrom !== null && effectiveFrom.getTime() < now.getTime() + AS_GOOD_AS_IN_FORCE_MS)
    throw conflict(
      'edition_in_force',
      '这一版已经生效过或马上生效，不能撤回；要改划分，请导入并发布新的一版。',
    );
  if (discard && effectiveFrom !== null)
    throw conflict('edition_planned', '这一版已经定了生效时间，请先撤回，再作废。');
  if (!discard && effectiveFrom === null)
    throw conflict('edition_draft', '这一版还是草案，没有生效时间可撤回。');
  const set = { effectiveFrom: null, version: version + 1 };
  const guard = update('Edition', { where: { id, version, effectiveFrom }, set, expect: 1 });
  await commit(db, given, {
    action: discard ? 'edition-discard' : 'edition-withdraw',
    detail: discard ? `草案“${name}”连同区域作废` : `“${name}”撤回为草案`,
    writes: discard
      ? [guard, remove('Area', { where: { editionId: id } }), remove('Edition', { where: { id } })]
      : [guard],
  });
}

async function seen(db: Database, { id, version }: Given): Promise<Edition> {
  const edition = await db.read.edition.findUnique({ where: { id } });
  if (!edition) throw notFound('edition_unknown', '没有这一版划分，可能已经作废，请刷新后再看。');
  if (edition.version !== version) throw changed();
  return edition;
}

function mustBeSound({ report }: Edition): void {
  if (report === null)
    throw conflict(
      'edition_unchecked',
      '这一版的边界还没有检查过，请先做边界检查，没有严重问题再定生效时间。',
    );
  const { fatal } = coverageReportSchema.parse(JSON.parse(report));
  if (fatal > 0)
    throw conflict(
      'edition_faulty',
      `边界检查有 ${fatal} 处严重问题（重叠、缝隙等），请改好边界重新导入，再定生效时间。`,
    );
}

/** Somebody must be able to see and set everything afterwards. */
async function mustHaveAdmin(db: Database, editionId: string): Promise<void> {
  const roots = await db.read.area.findMany({
    where: { editionId, parentCode: null },
    select: { code: true },
  });
  const areaCode = { in: ['', ...roots.map(({ code }) => code)] };
  if ((await db.read.staff.count({ where: { role: 'admin', active: true, areaCode } })) === 0)
    throw conflict(
      'edition_without_admin',
      '这一版生效后没有一位管理员能看到全区：最上一级区域换了编码，请先让一位管理员不限区域，或属于新的编码。',
    );
}

/** At once is now, and never before or at the same instant as the edition that holds now: the newest one holds. */
async function laterThanInForce(
  db: Database,
  { effectiveFrom, now }: { effectiveFrom: Date; now: Date },
): Promise<Date> {
  const since = (await editionInForce(db, now))?.effectiveFrom?.getTime() ?? 0;
  return new Date(Math.max(effectiveFrom.getTime(), now.getTime(), since + 1));
}

async function commit(
  db: Database,
  { id, now, staffId }: Given,
  { action, detail, writes }: { action: string; detail: string; writes: Write[] },
): Promise<void> {
  const entry = { id: newId(), at: now, staffId, action, subject: id, detail: detail.slice(0, 500) };
  try {
    await db.submit({
      key: { table: 'AuditEntry', column: 'id', value: entry.id },
      writes: [...writes, insert('AuditEntry', entry)],
    });
  } catch (error) {
    throw error instanceof StaleRow ? changed() : error;
  }
}

const changed = (): Error => conflict('edition_changed', '这一版刚刚被别人改过，请刷新后再操作。');
