/**
 * Which of the notices just claimed may go now. At night what can wait is held until the morning; a number that gets
 * too many has them merged or delayed. Decided after the claim, when a notice counts for every process: whoever
 * counts later sees it, so that several processes together never exceed a cap.
 */
import { StaleRow, update, type Write } from '../../db/change.ts';
import type { Notice } from '../../db/generated/mysql/client.ts';
import type { House } from '../../house.ts';
import { CAP_WINDOW, roomFor } from './caps.ts';
import { planFor, type Digest, type Plan, type Waiting } from './merge.ts';
import { morningOf, quietAt } from './quietHours.ts';
import { heldWith, recentOf, toldOf } from './recent.ts';
import { fitted, paramsOf, worded } from '../wordings/wordings.ts';

/** Two processes that hold each other back try again after so long at most, each at a moment of its own. */
const TURNS_SECONDS = 8;

interface Ready extends Omit<Waiting, 'params'> {
  params: Readonly<Record<string, string>>;
  row: Notice;
}

/** @returns those that go, with their words as they are now; the others are written back as held or merged. */
export async function holdBack(house: House, notices: readonly Notice[], token: string): Promise<Notice[]> {
  const now = house.clock.now();
  const { settings } = house.notices();
  const free = notices.filter(isFree);
  const bound = notices.filter((notice) => !isFree(notice));
  if (bound.length === 0) return free;
  const quiet = quietAt(now, settings.quiet);
  if (quiet) {
    const writes = bound.map((row) =>
      heldBack(row, token, { due: morningOf(now, quiet), heldFor: 'quiet' as const }),
    );
    await house.db.submit({ writes });
    return free;
  }
  const recent = await recentOf(house, bound, new Date(now.getTime() - CAP_WINDOW));
  const groups = new Map<string, Notice[]>();
  for (const notice of bound) groups.set(keyOf(notice), [...(groups.get(keyOf(notice)) ?? []), notice]);
  const going: Notice[] = [...free];
  await Promise.all(
    [...groups.values()].map(async (ours) => {
      const sent = recent.get(ours[0]?.phoneIndex ?? '') ?? [];
      const times = sent.map(({ at }) => at ?? now);
      const cap = isSms(ours[0]) ? roomFor(times, settings.caps, now) : { room: Infinity, freeAt: now };
      // Nothing held, nothing too many: the usual way, without a further look.
      if (ours.length <= cap.room && ours.every(({ heldFor }) => heldFor === null)) {
        going.push(...ours);
        return;
      }
      going.push(...(await settleNumber(house, { ours, token, now, ...cap })));
    }),
  );
  const order = new Map(notices.map(({ id }, index) => [id, index]));
  return going.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
}

/** What cannot disturb anybody, or must not wait. */
function isFree({ urgent, channel }: Notice): boolean {
  return urgent || channel === 'callBack';
}

function isSms(notice: Notice | undefined): boolean {
  return notice?.channel === 'sms' && notice.phoneIndex !== null;
}

/** Whose telephone rings: caps belong to a number, WeChat's own quota to a person. */
function keyOf(notice: Notice): string {
  return isSms(notice) ? `sms ${notice.phoneIndex}` : `${notice.channel} ${notice.residentId ?? notice.id}`;
}

/** Merges and delays what waits for one number; when another process took some of it meanwhile, looks again. */
async function settleNumber(
  house: House,
  given: { ours: readonly Notice[]; token: string; now: Date; room: number; freeAt: Date },
): Promise<Notice[]> {
  const { ours, token, now, room, freeAt } = given;
  const ready = ours.map(readyOf);
  const others = (await heldWith(house, ours)).map(readyOf);
  const told = await toldOf(house, [...ours, ...others]);
  const plan = planFor({ ours: ready, others, told, room });
  const changed = plan.go.map(({ notice, digest }) => goes(house, notice.row, digest));
  const until = freeAt > now ? freeAt : ownTurn(now, ours[0]?.id ?? '');
  const writes = [
    ...changed.flatMap(({ before, after }) => released(before, after, token)),
    ...plan.wait.map(({ row }, index) =>
      heldBack(row, token, { due: new Date(until.getTime() + index), heldFor: 'cap' }),
    ),
    ...mergedWrites(plan, { ours, others: others.map(({ row }) => row), token }),
  ];
  try {
    if (writes.length > 0) await house.db.submit({ writes });
    return changed.map(({ after }) => after);
  } catch (error) {
    if (!(error instanceof StaleRow)) throw error;
    // Another process merged or claimed some of them: ours go back and are judged anew in a moment.
    const back = ours.map((row) => heldBack(row, token, { due: ownTurn(now, row.id), heldFor: 'cap' }));
    await house.db.submit({ writes: back });
    return [];
  }
}

function readyOf(row: Notice): Ready {
  const { id, caseId, purpose, createdAt } = row;
  return { id, caseId, purpose, createdAt, params: paramsOf(row), row };
}

/** A notice that goes, with the news of others in its words where it takes them in. */
function goes(house: House, before: Notice, digest: Digest | null): { before: Notice; after: Notice } {
  if (!digest) return { before, after: { ...before, heldFor: null } };
  const { purpose } = digest;
  const params = fitted(purpose, digest.params);
  const words = worded(house.notices().wordings, purpose, params);
  return {
    before,
    after: { ...before, heldFor: null, purpose, params: JSON.stringify(params), ...words },
  };
}

function released(before: Notice, after: Notice, token: string): Write[] {
  if (before.heldFor === null && before.purpose === after.purpose) return [];
  const { heldFor, purpose, params, text, segments, wording } = after;
  return [
    update('Notice', {
      where: { id: after.id, leaseToken: token },
      set: { heldFor, purpose, params, text, segments, wording },
      expect: 1,
    }),
  ];
}

/** Back to the outbox until `due`; the claim does not count as a try. */
function heldBack(row: Notice, token: string, held: { due: Date; heldFor: 'quiet' | 'cap' }): Write {
  const attempts = Math.max(0, row.attempts - 1);
  return update('Notice', {
    where: { id: row.id, leaseToken: token },
    set: { ...held, state: 'pending', attempts, leaseToken: null, leaseUntil: null },
  });
}

/** Ours by their lease, the others only while they are still held: whoever is quicker has them. */
function mergedWrites(
  plan: Plan<Ready>,
  { ours, others, token }: { ours: readonly Notice[]; others: readonly Notice[]; token: string },
): Write[] {
  const mine = new Set(ours.map(({ id }) => id));
  const held = new Map(others.map((row) => [row.id, row]));
  return plan.merged.map(({ id, into }) => {
    const set = { state: 'merged', mergedInto: into, leaseToken: null, leaseUntil: null };
    const where = mine.has(id)
      ? { id, leaseToken: token }
      : { id, state: 'pending', due: held.get(id)?.due ?? new Date(0) };
    return update('Notice', { where, set, expect: 1 });
  });
}

/** A moment within the next seconds that is the notice's own: the end of its id is random. */
function ownTurn(now: Date, id: string): Date {
  const share = Number.parseInt(id.slice(-4), 16) / 0xffff;
  return new Date(now.getTime() + 1000 + Math.round((share || 0) * TURNS_SECONDS * 1000));
}
