/** What a member of staff fills in for a step: the words of the file, and something sensible for the rest. */
import type { StaffCase } from '@gridline/shared/complaint.ts';
import type { Action } from '@gridline/shared/workflow.ts';
import type { CaseFile } from '../../src/db/generated/mysql/client.ts';
import type { Instance } from './instance.ts';
import { NotDone } from './staff.ts';

const THREE_DAYS = 3 * 24 * 3600_000;
const NOTE = '已到现场处理完毕';
const REASON = '经现场查看，情况特殊';

export function inputOf(
  { house, clock }: Instance,
  given: { action: Action; seen: StaffCase; words: string | null; cases: readonly CaseFile[] },
): Record<string, unknown> {
  const { action, seen, words, cases } = given;
  const atlas = house.atlas();
  switch (action) {
    case 'locate':
    case 'rezone':
      if (!words) throw new NotDone(`${action} needs the place: staff ${action} 1 "水景园3号楼"`);
      return { placeText: words, ...(action === 'rezone' ? { reason: REASON } : {}) };
    case 'classify':
    case 'register': {
      const categoryCode = words
        ? atlas.categories.find(({ code, name }) => code === words || name.includes(words))?.code
        : (seen.categoryCode ?? atlas.categories.find(({ name }) => name === '其他')?.code);
      if (!categoryCode) throw new NotDone(`there is no category "${words}"`);
      return { categoryCode };
    }
    case 'dispatch': {
      const unitCode = words
        ? [...atlas.units.values()].find(({ code, name }) => code === words || name.includes(words))?.code
        : (seen.unitSuggestions[0]?.code ?? seen.unitCode);
      if (!unitCode)
        throw new NotDone(words ? `there is no unit "${words}"` : 'name the unit: staff dispatch 1 "城管"');
      return { unitCode };
    }
    case 'merge': {
      const into = cases[Number(words) - 1];
      if (!into) throw new NotDone(`merge needs the number of the other case in the file: staff merge 2 1`);
      return { intoNumber: into.number };
    }
    case 'extend':
    case 'suspend':
    case 'askExtend':
    case 'askSuspend':
      return { reason: words ?? REASON, until: new Date(clock.time() + THREE_DAYS).toISOString() };
    case 'decline':
    case 'sendBack':
    case 'escalate':
    case 'denyAsk':
    case 'refuse':
    case 'reopen':
      return { reason: words ?? REASON };
    default:
      return { note: words ?? NOTE };
  }
}
