/**
 * One person at a time answers by hand: taken, handed back, each by a guarded update that two cannot win. What came in
 * since the last answer is answered by the house once it has the conversation again.
 */
import { beijingClock } from '@gridline/shared/time.ts';
import { insertIgnore, StaleRow, update, type Update, type Write } from '../../db/change.ts';
import type { Conversation } from '../../db/generated/mysql/client.ts';
import { conflict, forbidden } from '../../errors.ts';
import type { House } from '../../house.ts';
import { auditRow } from '../../staff/audit.ts';
import type { Viewer } from '../../staff/sight.ts';
import { unanswered } from './unanswered.ts';

const TRIES = 6;

/** Throws 409 `conversation_taken`, naming who has it. Taking what one has already changes nothing. */
export async function takeOver(house: House, viewer: Viewer, phoneIndex: string): Promise<void> {
  const staffId = viewer.staff.id;
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const row = await conversationOf(house, phoneIndex);
    if (!row) {
      await house.db.submit({ writes: [insertIgnore('Conversation', { phoneIndex, choices: '[]' })] });
      continue;
    }
    if (row.takenBy === staffId) return;
    if (row.takenBy) throw await takenByAnother(house, row);
    // A turn of the house that is under way finds the version changed, and is understood anew.
    const taking = update('Conversation', {
      where: { phoneIndex, takenBy: null, version: row.version },
      set: { takenBy: staffId, takenAt: house.clock.now(), version: row.version + 1 },
      expect: 1,
    });
    if (await won(house, taking, { staffId, action: 'take-conversation', phoneIndex })) return;
  }
  throw moved();
}

/** Throws 403 `not_yours` for somebody else's, unless a supervisor or admin does it. */
export async function handBack(house: House, viewer: Viewer, phoneIndex: string): Promise<void> {
  for (let attempt = 1; attempt <= TRIES; attempt++) if (await handedBack(house, viewer, phoneIndex)) return;
  throw moved();
}

async function handedBack(house: House, viewer: Viewer, phoneIndex: string): Promise<boolean> {
  const row = await conversationOf(house, phoneIndex);
  if (!row || (!row.takenBy && !row.takenAt)) return true;
  const { id: staffId } = viewer.staff;
  if (row.takenBy && row.takenBy !== staffId && !['supervisor', 'admin'].includes(viewer.role))
    throw forbidden('not_yours', `这个会话在${await nameOf(house, row.takenBy)}手里，请本人或督导交还。`);
  const giving = update('Conversation', {
    where: { phoneIndex, takenBy: row.takenBy, version: row.version },
    set: { takenBy: null, takenAt: null, version: row.version + 1 },
    expect: 1,
  });
  const also = row.takenBy ? await unanswered(house, row) : [];
  const done = await won(house, giving, { staffId, action: 'return-conversation', phoneIndex, also });
  if (done && also.length > 0) house.wake();
  return done;
}

async function won(
  house: House,
  change: Update,
  given: { staffId: string; action: string; phoneIndex: string; also?: readonly Write[] },
): Promise<boolean> {
  const { staffId, action, phoneIndex, also = [] } = given;
  try {
    await house.db.submit({
      writes: [change, ...also, auditRow(house, { staffId, action, subject: phoneIndex })],
    });
    return true;
  } catch (error) {
    if (error instanceof StaleRow) return false;
    throw error;
  }
}

/** 409 that names who has it. */
export async function takenByAnother(house: House, row: Conversation): Promise<Error> {
  const since = row.takenAt ? `（${beijingClock(row.takenAt)}）` : '';
  return conflict(
    'conversation_taken',
    `${await nameOf(house, row.takenBy ?? '')}正在回复这位居民${since}，请等交还后再接手。`,
  );
}

function conversationOf(house: House, phoneIndex: string): Promise<Conversation | null> {
  return house.db.read.conversation.findUnique({ where: { phoneIndex } });
}

async function nameOf(house: House, staffId: string): Promise<string> {
  return (await house.db.read.staff.findUnique({ where: { id: staffId } }))?.name ?? '另一位同事';
}

const moved = (): Error => conflict('conversation_changed', '这个会话刚刚有变动，请刷新后再试。');
