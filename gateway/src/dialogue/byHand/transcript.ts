/** All that was said with one phone: what the resident wrote, and what the house and operators sent there. */
import type { Transcript, Utterance } from '@gridline/shared/conversationApi.ts';
import { maskPhone, parsePhone } from '@gridline/shared/phone.ts';
import { z } from 'zod';
import { summaryOf } from '../../cases/views/summary.ts';
import type { InboundMessage, Notice } from '../../db/generated/mysql/client.ts';
import { badRequest, notFound } from '../../errors.ts';
import type { House } from '../../house.ts';
import { labelsOf } from '../../notices/views.ts';
import { auditLook } from '../../staff/audit.ts';
import { casesInSight, type Viewer } from '../../staff/sight.ts';
import { views } from './conversations.ts';
import { handOf } from './hand.ts';
import { noticesToPhone } from './noticesToPhone.ts';
import { casesOfPhone, phoneBehind } from './phonesInSight.ts';

const PAGE = 40;
const uuid = z.uuid();
const MAY_RETURN_FOR_OTHERS = ['supervisor', 'admin'];

export async function transcriptOf(
  house: House,
  viewer: Viewer,
  { id, cursor }: { id: string; cursor?: string },
): Promise<Transcript> {
  if (cursor && !uuid.safeParse(cursor).success)
    throw badRequest('cursor_wrong', '翻页标记不对，请从第一页重新看。');
  const phone = await phoneBehind(house, viewer, id);
  await auditLook(house, {
    staffId: viewer.staff.id,
    action: 'read-conversation',
    subject: id,
    detail: maskPhone(phone),
  });
  const [conversation] = await views(house, viewer, [id]);
  if (!conversation) throw notFound('conversation_unknown', '没有这个会话，或者不在您的辖区内。');
  const cases = await casesOfPhone(house, id, casesInSight(viewer));
  const numbers = new Map(cases.map((row) => [row.id, row.number]));
  const { said, next } = await utterances(house, viewer, { phoneIndex: id, numbers, cursor });
  const contact = await house.db.read.contact.findFirst({ where: { kind: 'phone', valueIndex: id } });
  return {
    conversation,
    mayReturn:
      conversation.taken !== null && (conversation.taken.mine || MAY_RETURN_FOR_OTHERS.includes(viewer.role)),
    mayWrite: parsePhone(phone)?.mobile ?? false,
    stopped: Boolean(contact?.stoppedAt),
    cases: cases.map((row) => summaryOf(house, row)),
    said,
    next,
  };
}

/** Both streams along the order of arrival; what belongs to a case out of sight is left out. */
async function utterances(
  house: House,
  viewer: Viewer,
  given: { phoneIndex: string; numbers: Map<string, string>; cursor?: string },
): Promise<{ said: Utterance[]; next: string | null }> {
  const { phoneIndex, numbers, cursor } = given;
  const { read } = house.db;
  const before = cursor ? { id: { lt: cursor } } : {};
  const inSight = viewer.whole ? {} : { OR: [{ caseId: null }, { caseId: { in: [...numbers.keys()] } }] };
  const newest = { orderBy: { id: 'desc' }, take: PAGE + 1 } as const;
  const messages = await read.inboundMessage.findMany({
    where: { AND: [{ phoneIndex }, before, inSight] },
    ...newest,
  });
  const notices = await noticesToPhone(house, {
    phoneIndex,
    caseIds: [...numbers.keys()],
    messageIds: messages.map(({ id }) => id),
    where: { AND: [before, inSight] },
    take: PAGE + 1,
  });
  const told = { numbers, ...(await beside(house, notices)) };
  const said = [
    ...messages.map((message) => saidByResident(message, numbers)),
    ...notices.map((notice) => saidByUs(notice, told)),
  ].sort((a, b) => (a.id < b.id ? 1 : -1));
  return { said: said.slice(0, PAGE), next: said.length > PAGE ? (said[PAGE - 1]?.id ?? null) : null };
}

function saidByResident(message: InboundMessage, numbers: Map<string, string>): Utterance {
  return {
    id: message.id,
    at: message.receivedAt.toISOString(),
    from: 'resident',
    name: null,
    channel: 'sms',
    text: message.text,
    number: numbers.get(message.caseId ?? '') ?? null,
    intent: message.intent,
    state: message.state,
    stateLabel: '',
    error: message.error,
  };
}

/** What a notice's line needs beside the notice. */
export interface Told {
  /** Numbers of cases by id. */
  numbers: ReadonlyMap<string, string>;
  /** Names of operators by id. */
  names: ReadonlyMap<string, string>;
  /** What is to be said of the state of each, by id. */
  labels: ReadonlyMap<string, string>;
}

/** A notice as it stands in the transcript. A sign-in code is nobody's business. */
export function saidByUs(notice: Notice, { numbers, names, labels }: Told): Utterance {
  const hand = handOf(notice.dedupeKey);
  return {
    id: notice.id,
    at: notice.createdAt.toISOString(),
    from: hand ? 'operator' : 'house',
    name: hand && (names.get(hand) ?? '已离岗的同事'),
    channel: notice.channel === 'callBack' ? 'callBack' : 'sms',
    text: notice.purpose === 'signInCode' ? '登录验证码（内容不显示）' : notice.text,
    number: numbers.get(notice.caseId ?? '') ?? null,
    intent: null,
    state: notice.state,
    stateLabel: labels.get(notice.id) ?? '',
    error: null,
  };
}

/** What the lines of these notices need: who wrote by hand, and what became of merged ones. */
export async function beside(
  house: House,
  notices: readonly Notice[],
): Promise<Pick<Told, 'names' | 'labels'>> {
  const [names, labels] = await Promise.all([namesOf(house, notices), labelsOf(house, notices)]);
  return { names, labels };
}

/** Names of the operators who wrote by hand. */
async function namesOf(house: House, notices: readonly Notice[]): Promise<Map<string, string>> {
  const ids = new Set(notices.map(({ dedupeKey }) => handOf(dedupeKey)).filter((id) => id !== null));
  if (ids.size === 0) return new Map();
  const staff = await house.db.read.staff.findMany({ where: { id: { in: [...ids] } } });
  return new Map(staff.map(({ id, name }) => [id, name]));
}
