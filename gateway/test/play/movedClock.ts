/** A world whose clock stands where the story puts it, and whose sweeps run when the story says so. */
import type { Action } from '@gridline/shared/workflow.ts';
import { staffMember, wechatResident, type StaffMember, type WechatResident } from './people.ts';
import { startWorld, type World } from '../world.ts';

export interface MovedWorld {
  world: World;
  /** The clock stands at `2026-02-09T10:00` in Beijing, and everything that is due by then is done. */
  goTo(time: string): Promise<void>;
  /** The clock stands there, and nothing was done yet. */
  setTo(time: string): void;
  /** Signed in at this moment of the clock. */
  as(username: string): Promise<StaffMember>;
  /** Acts as this person; throws when it is refused. */
  act(username: string, number: string, action: Action, input?: object): Promise<void>;
  /** The stable code of the refusal. */
  refused(username: string, number: string, action: Action, input?: object): Promise<string | undefined>;
  /** A complaint that the system dispatches by itself, and who filed it. */
  file(openid: string, text?: string): Promise<{ number: string; resident: WechatResident }>;
  /** What the resident was written about the case so far. */
  told(number: string): Promise<string[]>;
  /** Kinds of reminders each of these people has had about the case, in order. */
  reminded(number: string): Promise<Record<string, string[]>>;
  /** Actions of the case's history. */
  history(number: string): Promise<string[]>;
}

export async function startMovedWorld(start: string): Promise<MovedWorld> {
  let now = beijing(start);
  const world = await startWorld({ clock: { now: () => new Date(now) }, byCron: false });
  const { house, sweeps } = world.running;
  const { read } = house.db;
  const idOf = async (number: string): Promise<string> =>
    (await read.caseFile.findUniqueOrThrow({ where: { number } })).id;
  const as = (username: string): Promise<StaffMember> => staffMember(world, username, { anew: true });
  await sweeps.turn();
  return {
    world,
    as,
    async goTo(time) {
      now = beijing(time);
      await sweeps.turn();
    },
    setTo(time) {
      now = beijing(time);
    },
    async act(username, number, action, input) {
      const { status, body } = await (await as(username)).act(number, action, input);
      if (status !== 200) throw new Error(`${username} could not ${action}: ${JSON.stringify(body)}`);
    },
    async refused(username, number, action, input) {
      const { status, body } = await (await as(username)).act(number, action, input);
      return status === 200 ? undefined : body.code;
    },
    async file(openid, text = '沿港西路83号冒黑烟') {
      const resident = await wechatResident(world, openid);
      const { status, body } = await resident.file({ text });
      if (status !== 201) throw new Error(`not filed: ${JSON.stringify(body)}`);
      return { number: body.number, resident };
    },
    async told(number) {
      const rows = await read.notice.findMany({
        where: { caseId: await idOf(number) },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      });
      return rows.map(({ text }) => text);
    },
    async reminded(number) {
      const rows = await read.staffNotice.findMany({
        where: { caseId: await idOf(number) },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      });
      const staff = await read.staff.findMany({ where: { id: { in: rows.map(({ staffId }) => staffId) } } });
      const names = new Map(staff.map(({ id, username }) => [id, username]));
      const kinds: Record<string, string[]> = {};
      for (const { staffId, kind } of rows) (kinds[names.get(staffId) ?? staffId] ??= []).push(kind);
      return kinds;
    },
    async history(number) {
      const rows = await read.caseEvent.findMany({
        where: { caseId: await idOf(number) },
        orderBy: { seq: 'asc' },
      });
      return rows.map(({ action }) => action);
    },
  };
}

function beijing(time: string): number {
  return Date.parse(`${time}:00+08:00`);
}
