/** The many: similar cases for residents who file and for the desk, and hot spots. */
import { api } from '@gridline/shared/api.ts';
import { manyApi, type SimilarForStaff } from '@gridline/shared/manyApi.ts';
import { RESIDENT_STAGE_LABELS } from '@gridline/shared/labels.ts';
import type { SimilarForResident } from '@gridline/shared/similar.ts';
import { cutText } from '@gridline/shared/text.ts';
import type { Stage } from '@gridline/shared/workflow.ts';
import { pathsOfArea } from '../areas/pathsOfArea.ts';
import { readHotSpots } from '../assessment/readHotSpots.ts';
import { categoryNameOf, gridNameOf } from '../cases/names.ts';
import { similarCases, toldByCase, toldOf, type Similar } from '../cases/many/similarCases.ts';
import { summaryOf } from '../cases/views/summary.ts';
import { anonymous, veilFor } from '../cases/views/veil.ts';
import type { House } from '../house.ts';
import { sees, type Viewer } from '../staff/sight.ts';
import type { Door } from './contract.ts';
import { makeLimit } from './limits.ts';
import { caseInSight, desk } from './staff.ts';

/** More choices are no help. */
const FOR_RESIDENTS = 3;
const FOR_STAFF = 8;
/** Of somebody else's words. */
const WORDS_SHOWN = 40;

export function manyRoutes({ house, door }: { house: House; door: Door }): void {
  const using = makeLimit({ points: 3000, seconds: 60 });
  const looking = makeLimit({ points: 60, seconds: 60 });

  door.resident(api.similar, looking, async ({ residentId, body }) => {
    const found = await similarCases(house, toldOf(house, body), {
      most: FOR_RESIDENTS,
      fits: (row) => row.residentId !== residentId,
    });
    return { similar: found.map((one) => forResident(house, one)) };
  });
  door.staff(manyApi.similarTo, using, async ({ viewer, params }) => {
    const row = await caseInSight(house, viewer, params.number);
    const found = await similarCases(house, toldByCase(row), {
      most: FOR_STAFF,
      fits: (other) => other.id !== row.id && other.id !== row.mergedInto && sees(viewer, other),
    });
    return { similar: found.map((one) => forStaff(house, viewer, one)) };
  });
  door.staff(manyApi.similar, using, async ({ viewer, body }) => {
    desk(viewer);
    const found = await similarCases(house, toldOf(house, body), {
      most: FOR_STAFF,
      fits: (other) => sees(viewer, other),
    });
    return { similar: found.map((one) => forStaff(house, viewer, one)) };
  });
  door.staff(manyApi.hotSpots, using, async ({ viewer, query }) => {
    const { days, area } = query;
    const paths = area ? await pathsOfArea(house.db, { code: area, now: house.clock.now() }) : null;
    return readHotSpots(house, { viewer, paths, days });
  });
}

/** Neither number, nor name, nor place in the other's words; of a confidential one no words at all. */
function forResident(house: House, { row, people, reasons }: Similar): SimilarForResident {
  const atlas = house.atlas();
  return {
    join: row.id,
    categoryName: categoryNameOf(atlas, row.categoryCode),
    gridName: gridNameOf(atlas, row.gridCode),
    words: row.confidential ? '' : cutText(anonymous(house, row)(row.text), WORDS_SHOWN),
    stageLabel: RESIDENT_STAGE_LABELS[row.stage as Stage],
    filedAt: row.filedAt.toISOString(),
    people,
    reasons,
  };
}

function forStaff(house: House, viewer: Viewer, { row, ...found }: Similar): SimilarForStaff {
  const veil = veilFor(house, viewer, row);
  return {
    join: row.id,
    score: found.score,
    reasons: found.reasons,
    people: found.people,
    caseFile: summaryOf(house, { ...row, text: veil(row.text), placeText: veil(row.placeText) }),
  };
}
