/** What a correction by law (依法更正) needs of the case: the step, and every row that may quote it. */
import { ACTION_LABELS } from '@gridline/shared/labels.ts';
import type { Action } from '@gridline/shared/workflow.ts';
import type {
  Alarm,
  CallBackTask,
  CaseEvent,
  CaseFile,
  Complaint,
  Flag,
  InboundMessage,
  Notice,
  StaffNotice,
  Survey,
} from '../db/generated/mysql/client.ts';
import type { House } from '../house.ts';

const DAY_MS = 24 * 3600_000;

export interface Redaction {
  event: CaseEvent;
  /** What the step is called. */
  label: string;
  /** What was filed; `null` when it is gone. */
  filing: Pick<Complaint, 'placeText' | 'lng' | 'lat' | 'channel'> | null;
  notices: Pick<Notice, 'id' | 'text' | 'params'>[];
  inbound: Pick<InboundMessage, 'id' | 'text'>[];
  surveys: Pick<Survey, 'id' | 'words'>[];
  tasks: Pick<CallBackTask, 'id' | 'text' | 'result'>[];
  alarms: Pick<Alarm, 'id' | 'text' | 'note'>[];
  reminders: Pick<StaffNotice, 'id' | 'text'>[];
  flags: Pick<Flag, 'id' | 'dedupeKey' | 'detail' | 'note'>[];
}

/** `undefined` for a step that the case does not have. */
export async function readRedaction(
  { db: { read } }: House,
  { row, seq }: { row: CaseFile; seq: number },
): Promise<Redaction | undefined> {
  const caseId = row.id;
  // What was done is told to those who share the case as well.
  const members = await read.caseFile.findMany({ where: { mergedInto: caseId }, select: { id: true } });
  const told = [caseId, ...members.map(({ id }) => id)];
  const inbound = await messagesOf(read, row);
  const inboundIds = inbound.map(({ id }) => id);
  const [event, filing, notices, surveys, tasks, alarms, reminders, flags] = await Promise.all([
    read.caseEvent.findUnique({ where: { caseId_seq: { caseId, seq } } }),
    read.complaint.findFirst({
      where: { caseId },
      select: { placeText: true, lng: true, lat: true, channel: true },
    }),
    read.notice.findMany({
      // Some were told who have left the case since.
      where: { OR: [{ caseId: { in: told } }, { dedupeKey: { contains: `:of:${caseId}:` } }] },
      select: { id: true, text: true, params: true },
    }),
    read.survey.findMany({ where: { caseId }, select: { id: true, words: true } }),
    read.callBackTask.findMany({
      where: { caseId: { in: told } },
      select: { id: true, text: true, result: true },
    }),
    read.alarm.findMany({
      where: { inboundId: { in: inboundIds } },
      select: { id: true, text: true, note: true },
    }),
    // Each begins with the case it tells of, and that is indexed.
    read.staffNotice.findMany({
      where: { OR: told.map((id) => ({ dedupeKey: { startsWith: `${id}:` } })) },
      select: { id: true, text: true },
    }),
    read.flag.findMany({
      where: { caseIds: { contains: caseId } },
      select: { id: true, dedupeKey: true, detail: true, note: true },
    }),
  ]);
  if (!event) return undefined;
  const label = event.action === 'file' ? '反映' : ACTION_LABELS[event.action as Action];
  return { event, label, filing, notices, inbound, surveys, tasks, alarms, reminders, flags };
}

/**
 * Text messages that this complaint was made of or that were said to it: not those of another case of the resident, and
 * none that still waits to be read. One that came in parts may be a little older than the filing.
 */
async function messagesOf(read: House['db']['read'], row: CaseFile): Promise<Redaction['inbound']> {
  const [contacts, complaint] = await Promise.all([
    read.contact.findMany({
      where: { residentId: row.residentId, kind: 'phone' },
      select: { valueIndex: true },
    }),
    read.complaint.findFirst({ where: { caseId: row.id }, select: { sourceKey: true } }),
  ]);
  const phones = [...contacts.map(({ valueIndex }) => valueIndex), row.contactIndex ?? ''];
  const found = await read.inboundMessage.findMany({
    where: {
      phoneIndex: { in: phones },
      receivedAt: { gte: new Date(row.filedAt.getTime() - DAY_MS) },
      state: { not: 'received' },
    },
    select: { id: true, text: true, caseId: true, joinedTo: true, providerKey: true },
  });
  const key = complaint?.sourceKey ?? '';
  const own = found.filter(
    ({ caseId, providerKey }) =>
      caseId === row.id || key === `sms:${providerKey}` || key.startsWith(`sms:${providerKey}:`),
  );
  const ids = new Set(own.map(({ id }) => id));
  return found
    .filter(({ id, joinedTo }) => ids.has(id) || (joinedTo !== null && ids.has(joinedTo)))
    .map(({ id, text }) => ({ id, text }));
}
