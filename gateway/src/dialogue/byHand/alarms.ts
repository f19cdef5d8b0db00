/** Danger to life in a message: on every operator's screen until somebody has seen to it and says how. */
import { ALARM_KINDS, type AlarmView } from '@gridline/shared/conversationApi.ts';
import { maskPhone } from '@gridline/shared/phone.ts';
import { beijingClock } from '@gridline/shared/time.ts';
import { StaleRow, update } from '../../db/change.ts';
import type { Alarm } from '../../db/generated/mysql/client.ts';
import { badRequest, conflict, notFound } from '../../errors.ts';
import type { House } from '../../house.ts';
import { audit, auditRow } from '../../staff/audit.ts';
import { casesInSight, type Viewer } from '../../staff/sight.ts';

const PAGE = 30;

/** Newest first. Whoever sees an area only gets those whose case lies there. */
export async function listAlarms(
  house: House,
  viewer: Viewer,
  { state, cursor }: { state: 'open' | 'done'; cursor?: string },
): Promise<{ alarms: AlarmView[]; next: string | null }> {
  if (cursor && !/^[0-9a-f-]{36}$/.test(cursor))
    throw badRequest('cursor_wrong', '翻页标记不对，请从第一页重新看。');
  const rows = await house.db.read.alarm.findMany({
    where: { state },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: PAGE + 1,
    ...(cursor && { cursor: { id: cursor }, skip: 1 }),
  });
  const shown = rows.slice(0, PAGE);
  const next = rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null;
  return { alarms: await views(house, viewer, shown), next };
}

/** Throws 409 `alarm_done`, naming who was quicker. */
export async function seeToAlarm(
  house: House,
  viewer: Viewer,
  { id, note }: { id: string; note: string },
): Promise<AlarmView> {
  await alarmInSight(house, viewer, id);
  const staffId = viewer.staff.id;
  const done = update('Alarm', {
    where: { id, state: 'open' },
    set: { state: 'done', doneAt: house.clock.now(), doneBy: staffId, note },
    expect: 1,
  });
  try {
    await house.db.submit({
      writes: [done, auditRow(house, { staffId, action: 'alarm-done', subject: id })],
    });
  } catch (error) {
    if (!(error instanceof StaleRow)) throw error;
    throw await doneAlready(house, viewer, id);
  }
  const [view] = await views(house, viewer, [await alarmInSight(house, viewer, id)]);
  if (!view) throw unknown();
  return view;
}

/** The whole number, written down. */
export async function numberOfAlarm(house: House, viewer: Viewer, id: string): Promise<string> {
  const alarm = await alarmInSight(house, viewer, id);
  await audit(house, { staffId: viewer.staff.id, action: 'reveal-phone', subject: `alarm ${id}` });
  return house.privacy.decrypt(alarm.phoneCipher);
}

/** Keyed hashes of the phones with an alarm nobody has seen to. */
export async function openAlarmPhones(house: House): Promise<Set<string>> {
  const rows = await house.db.read.alarm.findMany({
    where: { state: 'open' },
    select: { phoneCipher: true },
  });
  return new Set(rows.map(({ phoneCipher }) => indexOf(house, phoneCipher)));
}

async function alarmInSight(house: House, viewer: Viewer, id: string): Promise<Alarm> {
  const alarm = await house.db.read.alarm.findUnique({ where: { id } });
  if (!alarm || (await numbersInSight(house, viewer, [alarm])).hidden.has(alarm.id)) throw unknown();
  return alarm;
}

async function numbersInSight(
  house: House,
  viewer: Viewer,
  alarms: readonly Alarm[],
): Promise<{ numbers: Map<string, string>; hidden: Set<string> }> {
  const ids = alarms.map(({ caseId }) => caseId).filter((id) => id !== null);
  const rows = await house.db.read.caseFile.findMany({
    where: { AND: [casesInSight(viewer), { id: { in: ids } }] },
    select: { id: true, number: true },
  });
  const numbers = new Map(rows.map((row) => [row.id, row.number]));
  const hidden = alarms.filter(({ caseId }) => !viewer.whole && !numbers.has(caseId ?? ''));
  return { numbers, hidden: new Set(hidden.map(({ id }) => id)) };
}

async function views(house: House, viewer: Viewer, alarms: readonly Alarm[]): Promise<AlarmView[]> {
  const { numbers, hidden } = await numbersInSight(house, viewer, alarms);
  const staffIds = alarms.map(({ doneBy }) => doneBy).filter((id) => id !== null);
  const staff = await house.db.read.staff.findMany({ where: { id: { in: staffIds } } });
  const names = new Map(staff.map(({ id, name }) => [id, name]));
  return alarms
    .filter(({ id }) => !hidden.has(id))
    .map((alarm) => ({
      id: alarm.id,
      kind: ALARM_KINDS.find((kind) => kind === alarm.kind) ?? 'other',
      text: alarm.text,
      phone: maskPhone(house.privacy.decrypt(alarm.phoneCipher)),
      conversation: indexOf(house, alarm.phoneCipher),
      number: numbers.get(alarm.caseId ?? '') ?? null,
      createdAt: alarm.createdAt.toISOString(),
      state: alarm.state === 'done' ? 'done' : 'open',
      doneAt: alarm.doneAt?.toISOString() ?? null,
      doneBy: alarm.doneBy && (names.get(alarm.doneBy) ?? '已离岗的同事'),
      note: alarm.note,
    }));
}

async function doneAlready(house: House, viewer: Viewer, id: string): Promise<Error> {
  const alarm = await alarmInSight(house, viewer, id);
  const [view] = await views(house, viewer, [alarm]);
  const at = alarm.doneAt ? beijingClock(alarm.doneAt) : '';
  return conflict('alarm_done', `${view?.doneBy ?? '同事'}已在${at}处理：${alarm.note}`);
}

const indexOf = (house: House, phoneCipher: string): string =>
  house.privacy.index(`phone:${house.privacy.decrypt(phoneCipher)}`);

const unknown = (): Error => notFound('alarm_unknown', '没有这个警报，或者不在您的辖区内。');
