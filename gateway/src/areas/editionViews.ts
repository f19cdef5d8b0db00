/** Editions as those who prepare them see them: state, size, check, and the borders of the grids. */
import type { z } from 'zod';
import { coverageReportSchema, type CoverageReport, type EditionView } from '@gridline/shared/areaApi.ts';
import type { areaFeatureSchema } from '@gridline/shared/api.ts';
import type { Database } from '../db/database.ts';
import type { Edition } from '../db/generated/mysql/client.ts';
import { notFound } from '../errors.ts';
import { editionInForce, stateOf } from './editions.ts';
import { looseEnds } from './looseEnds.ts';

type AreaFeature = z.infer<typeof areaFeatureSchema>;

/** All of them: drafts first, then by effective date, newest first. */
export async function listEditions(db: Database, now: Date): Promise<EditionView[]> {
  const inForce = (await editionInForce(db, now))?.id ?? null;
  const ids = await db.read.edition.findMany({ select: { id: true } });
  const views: EditionView[] = [];
  // One after the other: the report of each may be long.
  for (const { id } of ids) {
    const edition = await db.read.edition.findUnique({ where: { id } });
    if (edition) views.push(await viewOf(db, edition, { inForce, now }));
  }
  const key = ({ effectiveFrom, createdAt, id }: EditionView): string =>
    `${effectiveFrom ?? '9999'} ${createdAt} ${id}`;
  return views.sort((a, b) => (key(a) < key(b) ? 1 : -1));
}

export async function oneEdition(
  db: Database,
  { id, now }: { id: string; now: Date },
): Promise<{
  edition: EditionView;
  report: CoverageReport | null;
  looseEnds: string[];
  grids: AreaFeature[];
}> {
  const edition = await db.read.edition.findUnique({ where: { id } });
  if (!edition) throw notFound('edition_unknown', '没有这一版划分，可能已经作废，请刷新后再看。');
  const inForce = (await editionInForce(db, now))?.id ?? null;
  const { grids } = await gridsOf(db, id);
  const rows = await db.read.area.findMany({
    where: { editionId: id },
    orderBy: { code: 'asc' },
    select: { code: true, name: true, level: true, parentCode: true, border: true },
  });
  const codes = new Set(grids.map(({ code }) => code));
  return {
    edition: await viewOf(db, edition, { inForce, now }),
    report: reportOf(edition),
    looseEnds: await looseEnds(db, { editionId: id, inForce, now }),
    grids: rows.flatMap(({ border, ...area }) => {
      const geometry = JSON.parse(border) as AreaFeature['border'] | null;
      return geometry && codes.has(area.code) ? [{ ...area, border: geometry }] : [];
    }),
  };
}

export interface GridLine {
  code: string;
  name: string;
  households: number;
}

/** The grids of an edition, the areas without children, and how many areas there are in all. */
export async function gridsOf(
  db: Database,
  editionId: string,
): Promise<{ areas: number; grids: GridLine[] }> {
  const rows = await db.read.area.findMany({
    where: { editionId },
    select: { code: true, name: true, parentCode: true, households: true },
    orderBy: { code: 'asc' },
  });
  const parents = new Set(rows.map(({ parentCode }) => parentCode));
  return { areas: rows.length, grids: rows.filter(({ code }) => !parents.has(code)) };
}

async function viewOf(
  db: Database,
  edition: Edition,
  given: { inForce: string | null; now: Date },
): Promise<EditionView> {
  const { areas, grids } = await gridsOf(db, edition.id);
  return {
    id: edition.id,
    name: edition.name,
    state: stateOf(edition, given),
    effectiveFrom: edition.effectiveFrom?.toISOString() ?? null,
    createdAt: edition.createdAt.toISOString(),
    movedAt: edition.movedAt?.toISOString() ?? null,
    areas,
    grids: grids.length,
    households: grids.reduce((sum, { households }) => sum + households, 0),
    faults: reportOf(edition)?.fatal ?? null,
    version: edition.version,
  };
}

function reportOf({ report }: Edition): CoverageReport | null {
  return report === null ? null : coverageReportSchema.parse(JSON.parse(report));
}
