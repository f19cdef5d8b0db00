/** Nobody can tell from what was written where it is: a person telephones, and the case waits in the area's queue. */
import { advance } from '../cases/advance.ts';
import { SYSTEM } from '../cases/draft.ts';
import { insert, type Write } from '../db/change.ts';
import type { CaseFile } from '../db/generated/mysql/client.ts';
import { newId } from '../db/ids.ts';
import type { House } from '../house.ts';
import { noticesOf } from '../notices/noticesOf.ts';
import type { Routing } from '../routing/route.ts';
import type { Answering } from './answerPlace.ts';
import { noted } from './noted.ts';
import { columnsOf } from './questions.ts';
import { WORDS } from './words.ts';

const REASON_STORED = 400;
const TASK_REASON = 300;

/** After an answer that settles nothing. The resident is told that somebody will call. */
export async function handOver(
  { turn, rows, others }: Answering,
  { routing, text }: { routing: Routing | null; text: string },
): Promise<void> {
  const { house, message } = turn;
  const areaCode = routing?.areaPath.split('/').filter(Boolean).at(-1) ?? null;
  const said = `居民回答“${turn.text.slice(0, 60)}”。`;
  const reason = `${said}${routing?.triageReason ?? '仍不知道在哪里，请联系居民确认。'}`.slice(
    0,
    REASON_STORED,
  );
  const [first, ...further] = rows;
  const task = (row: CaseFile): Write =>
    taskOf(row, { phoneCipher: message.phoneCipher, reason, now: turn.now });
  const narrowed = { areaCode, reason };
  const note = `地点：${turn.text}`;
  // Those beside the first are passed over when the turn comes round again after a crash.
  for (const row of further)
    if (row.triageReason !== reason)
      await advance(house, {
        caseId: row.id,
        action: 'supplement',
        person: SYSTEM,
        input: { note, narrowed },
        also: () => [task(row)],
      });
  await noted(turn, {
    row: first,
    note,
    input: { narrowed },
    reply: text,
    ending: { talk: columnsOf(others) },
    writes: first ? [task(first)] : [],
  });
}

/** Nobody has answered in a day: told once, by whatever way reaches the resident. */
export async function handOverUnanswered(
  house: House,
  row: CaseFile,
  { phoneCipher, also }: { phoneCipher: string | null; also: Write[] },
): Promise<void> {
  const now = house.clock.now();
  const reason = '问过地点，居民一天内没有回答，请打电话问清在哪里。';
  const told = {
    dedupeKey: `${row.id}:place-unanswered`,
    purpose: 'reply' as const,
    params: { text: `您反映的${row.number}号事，${WORDS.placeExpired}` },
    // Nobody has just written: the night is left quiet.
    urgent: false,
  };
  const notices = await noticesOf(house, row, [told]);
  await advance(house, {
    caseId: row.id,
    action: 'supplement',
    person: SYSTEM,
    input: { note: '居民一天内没有回答地点', narrowed: { areaCode: null, reason } },
    also: () => [taskOf(row, { phoneCipher, reason, now }), ...notices, ...also],
  });
  house.wake();
}

function taskOf(
  row: CaseFile,
  { phoneCipher, reason, now }: { phoneCipher: string | null; reason: string; now: Date },
): Write {
  return insert('CallBackTask', {
    id: newId(),
    noticeId: null,
    caseId: row.id,
    purpose: 'place',
    phoneCipher,
    text: `请问清地点：${row.text.slice(0, 200)}`,
    reason: reason.slice(0, TASK_REASON),
    state: 'open',
    attempts: 0,
    result: '',
    createdAt: now,
  });
}
