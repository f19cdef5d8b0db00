/** Further words within minutes: they belong to the complaint just made, and may settle what it left open. */
import { nextSentence } from '../cases/views/nextSentence.ts';
import type { CaseFile } from '../db/generated/mysql/client.ts';
import { routeWithHints } from '../intake/hints.ts';
import { areaOfNumber } from '../intake/numberAreas.ts';
import { alarmOf } from './alarms.ts';
import { joinUntil } from './fileMatters.ts';
import { locateAll } from './locate.ts';
import { noted } from './noted.ts';
import { asksSecrecy } from './reading/confidential.ts';
import { namesPlace } from './reading/knows.ts';
import { plainOf } from './reading/plain.ts';
import type { Ending, Turn } from './turn.ts';

const CORRECTION =
  /^(?:不对|不是|错了|说错了?|写错了?|打错了?|发错了?|更正|应该|改一下|地址|地点|是|在|错|[，,。：:\s])+/u;

export async function joinCase(turn: Turn, corrects: boolean): Promise<void> {
  const { before } = turn.state;
  if (!before) return;
  const { row, firstId } = before;
  const ending: Ending = {
    caseId: row.id,
    joinedTo: firstId,
    talk: { joinUntil: joinUntil(turn.now) },
  };
  const alarm = alarmOf(turn, row.id);
  const words = corrects ? turn.text.replace(CORRECTION, '') : turn.text;
  const place = alarm ? null : await placeIn(turn, { row, words, corrects });
  const allWords = row.stage === 'received' ? `${before.text}，${turn.text}` : undefined;
  if (place) {
    const others = turn.state.questions.filter(
      (one) => one.kind !== 'place' || !one.caseIds.includes(row.id),
    );
    const { joinedTo } = ending;
    return locateAll(
      { turn, rows: [row], others, ...(allWords ? { allWords } : {}), ending: { joinedTo } },
      place,
    );
  }
  const confidential = asksSecrecy(plainOf(turn.text));
  await noted(turn, {
    row,
    note: turn.text,
    input: { ...(confidential ? { confidential } : {}), ...(allWords ? { allWords } : {}) },
    reply: (then) => alarm?.line ?? answer(turn, { row, then, confidential }),
    ending,
    writes: alarm?.writes ?? [],
  });
}

/** Mere continuation needs no answer; what changes by it does. */
function answer(
  { house }: Turn,
  { row, then, confidential }: { row: CaseFile; then: CaseFile; confidential: boolean },
): string | null {
  const moved = then.stage !== row.stage;
  if (!moved && !confidential) return null;
  const secret = confidential ? '已为您保密，办理人员看不到您的号码。' : '';
  return `一起记下了，编号${row.number}。${secret}${nextSentence(then, house.atlas(), house.clock.now())}`;
}

/** The grid, when these words settle it for a case that is not under way; a correction may move it. */
async function placeIn(
  turn: Turn,
  { row, words, corrects }: { row: CaseFile; words: string; corrects: boolean },
): Promise<{ name: string; gridCode: string } | null> {
  const { house, message, state, knows } = turn;
  const undecided = row.stage === 'received' || row.stage === 'registered';
  if (!undecided || (row.gridCode !== null && !corrects)) return null;
  if (!namesPlace(knows.place(words))) return null;
  const routing = await routeWithHints(
    house,
    {
      text: row.text,
      placeText: words,
      point: null,
      evidence: { numberArea: areaOfNumber(house, message.toNumber) },
    },
    row.affectedCipher ? null : state.residentId,
  );
  const { gridCode, placeText } = routing;
  if (gridCode === null || gridCode === row.gridCode) return null;
  const name =
    routing.placeText === words ? (knows.place(words).candidates[0]?.name ?? placeText) : placeText;
  return { name: name || words, gridCode };
}
