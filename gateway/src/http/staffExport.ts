/** Tables to open in a spreadsheet, written while they are read. */
import { PassThrough } from 'node:stream';
import type Router from '@koa/router';
import type { Context } from 'koa';
import { z } from 'zod';
import { figureApi } from '@gridline/shared/figureApi.ts';
import { DIMENSIONS } from '@gridline/shared/measures.ts';
import { periodSchema } from '@gridline/shared/rankingApi.ts';
import { beijingDate } from '@gridline/shared/time.ts';
import { caseSheet } from '../assessment/export/caseSheet.ts';
import { figureSheets, rankingSheets } from '../assessment/export/figureSheets.ts';
import { writeWorkbook, type Sheet } from '../assessment/export/workbook.ts';
import type { FigureKeeper } from '../assessment/projection/keeper.ts';
import { formulaFor, formulasOf } from '../assessment/ranking/formulas.ts';
import { daysOfPeriod } from '../assessment/ranking/period.ts';
import { rankingOf } from '../assessment/ranking/ranking.ts';
import { badRequest } from '../errors.ts';
import type { House } from '../house.ts';
import { audit } from '../staff/audit.ts';
import type { Viewer } from '../staff/sight.ts';
import { PREFIX, viewerBehind } from './contract.ts';
import { makeLimit } from './limits.ts';
import { askedOf, mayReadPersons } from './staffFigures.ts';
import { rankingAsked } from './staffRanking.ts';

const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface Given {
  house: House;
  router: Router;
  figures: FigureKeeper;
}

interface Made {
  /** Name of the file without its ending. */
  name: string;
  sheets: Sheet[];
}

export function exportRoutes({ house, router, figures }: Given): void {
  const taking = makeLimit({ points: 60, seconds: 60 });

  const route = (path: string, make: (viewer: Viewer, query: unknown) => Promise<Made>): void => {
    router.get(PREFIX + path, async (ctx: Context) => {
      await taking(ctx.ip);
      const viewer = await viewerBehind(
        house,
        ctx
          .get('Authorization')
          .replace(/^Bearer /, '')
          .trim(),
      );
      await figures.fresh();
      const { name, sheets } = await make(viewer, ctx.query);
      await audit(house, { staffId: viewer.staff.id, action: 'export', subject: name });
      send(house, ctx, { name, sheets });
    });
  };

  route('/staff/figures.xlsx', async (viewer, query) => {
    const asked = await askedOf(house, viewer, parse(figureApi.figures.query, query));
    const seen = DIMENSIONS.filter((by) => by !== 'person' || readsPersons(viewer));
    const last = beijingDate(new Date(asked.to.getTime() - 1));
    return {
      name: `统计 ${beijingDate(asked.from)}至${last}`,
      sheets: figureSheets(house, asked, seen),
    };
  });
  route('/staff/ranking.xlsx', async (viewer, query) => {
    const given = parse(rankingQuery, query);
    const asked = await rankingAsked(house, viewer, given);
    const formula = formulaFor(await formulasOf(house), daysOfPeriod(given.period).firstDay);
    return { name: `排名 ${given.period}`, sheets: rankingSheets(await rankingOf(house, asked, formula)) };
  });
  route('/staff/figures/cases.xlsx', async (viewer, query) => {
    const { measure, dimension, key = '', ...period } = parse(figureApi.figureCases.query, query);
    if (dimension === 'person') mayReadPersons(viewer);
    const asked = await askedOf(house, viewer, period);
    const only = dimension ? { by: dimension, key } : null;
    return { name: '案件', sheets: [caseSheet(house, viewer, { ...asked, measures: measure, only })] };
  });
}

const rankingQuery = z.object({
  period: periodSchema,
  by: z.enum(['area', 'unit']).default('area'),
  area: z.string().max(20).optional(),
});

function readsPersons({ role }: Viewer): boolean {
  return role === 'supervisor' || role === 'admin';
}

/** Headers go at once, rows as they are read; when reading fails the file breaks off, and the log says why. */
function send(house: House, ctx: Context, { name, sheets }: Made): void {
  const stream = new PassThrough();
  ctx.status = 200;
  ctx.set({
    'Content-Type': TYPE,
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.xlsx`)}`,
    'Cache-Control': 'no-store',
  });
  ctx.body = stream;
  writeWorkbook(stream, sheets).catch((error: unknown) => {
    house.log.warn({ err: error, name }, 'an export broke off');
    stream.destroy();
  });
}

function parse<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw badRequest('invalid', `参数不对：${result.error.issues[0]?.message ?? ''}`);
}
