/** The place is known: every case that the question was about gets it, and the resident hears who has it now. */
import { cutText } from '@gridline/shared/text.ts';
import { advance } from '../cases/advance.ts';
import { gridNameOf } from '../cases/names.ts';
import { nextSentence } from '../cases/views/nextSentence.ts';
import { update, type Write } from '../db/change.ts';
import type { House } from '../house.ts';
import { route } from '../routing/route.ts';
import type { ActionInput } from '../cases/verbs/verb.ts';
import type { CaseFile } from '../db/generated/mysql/client.ts';
import type { PlaceChoice } from '../intake/acknowledge.ts';
import { joinUntil } from './fileMatters.ts';
import { residentOf } from './noted.ts';
import { columnsOf, type Question } from './questions.ts';
import { replyRow } from './reply.ts';
import { settle, type Ending, type Turn } from './turn.ts';

const PLACE_CHARACTERS = 24;

interface Locating {
  turn: Turn;
  rows: readonly CaseFile[];
  others: readonly Question[];
  /** Read for the category together with the complaint. */
  allWords?: string;
  ending?: Ending;
}

/**
 * The last of the cases commits with the end of the turn; after a crash between them the message is understood again, and
 * those that are placed by then are passed over.
 */
export async function locateAll(given: Locating, found: PlaceChoice): Promise<void> {
  const { turn, rows, others, allWords, ending = {} } = given;
  const { house, message } = turn;
  const { gridCode, name, placeId } = found;
  const [first, ...further] = rows;
  if (!first) return;
  const point = pointOf(house, found);
  const input = {
    gridCode,
    placeText: cutText(name, 200),
    ...(point && { point }),
    ...(placeId ? { placeId } : {}),
  };
  const locate = (row: CaseFile, also: (row: CaseFile) => Write[]): Promise<CaseFile> =>
    advance(house, {
      caseId: row.id,
      action: 'locate',
      person: residentOf(turn),
      input: { ...input, ...(allWords ? { allWords } : {}) },
      answered: true,
      also: (then) => [callBackDone(row.id, turn), ...also(then)],
    });
  const done: CaseFile[] = [];
  for (const row of further) done.push(await locate(row, () => []));
  const talk = { ...columnsOf(others), ...(turn.state.before ? { joinUntil: joinUntil(turn.now) } : {}) };
  await locate(first, (row) => [
    ...settle(turn, { caseId: row.id, talk, ...ending }),
    ...replyRow(house, { message, text: words(turn, [row, ...done], found), caseId: row.id }),
  ]);
}

/** Whoever goes there finds the house by its point, as if the address had been written from the start. */
function pointOf(house: House, { name, gridCode }: PlaceChoice): ActionInput['point'] {
  const routing = route({ text: '', placeText: name, point: null }, house.atlas());
  return routing.gridCode === gridCode && routing.point ? { ...routing.point, crs: 'wgs84' } : undefined;
}

function words({ house }: Turn, rows: readonly CaseFile[], { name, gridCode }: PlaceChoice): string {
  const atlas = house.atlas();
  const numbers = rows.map(({ number }) => number).join('、');
  const head = `地点记下了：${cutText(name, PLACE_CHARACTERS)}，归${gridNameOf(atlas, gridCode)}管。`;
  const [row] = rows;
  return `${head}编号${numbers}，${row ? nextSentence(row, atlas, house.clock.now()) : ''}`;
}

/** Nobody needs to telephone about it any more. */
function callBackDone(caseId: string, { now }: Turn): Write {
  return update('CallBackTask', {
    where: { caseId, purpose: 'place', state: 'open' },
    set: { state: 'done', result: '居民自己回复了地点', doneAt: now },
  });
}
