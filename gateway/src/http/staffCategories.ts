/** What was learned of categories, for those who lead the desk. */
import { routingApi } from '@gridline/shared/routingApi.ts';
import { z } from 'zod';
import type { House } from '../house.ts';
import type { Door } from './contract.ts';
import { makeLimit } from './limits.ts';
import { desk } from './staff.ts';

const SHOWN = 100;
const stateSchema = z.enum(['used', 'former', 'worse']);

export function categoryRoutes({ house, door }: { house: House; door: Door }): void {
  const using = makeLimit({ points: 3000, seconds: 60 });

  door.staff(routingApi.categoryModels, using, async ({ viewer }) => {
    desk(viewer);
    // Not the models themselves: each has megabytes.
    const rows = await house.db.read.categoryModel.findMany({
      orderBy: [{ trainedAt: 'desc' }, { id: 'desc' }],
      take: SHOWN,
      select: { id: true, trainedAt: true, examples: true, score: true, state: true, reason: true },
    });
    const models = rows.map((row) => ({
      ...row,
      state: stateSchema.parse(row.state),
      trainedAt: row.trainedAt.toISOString(),
    }));
    return { models };
  });
}
