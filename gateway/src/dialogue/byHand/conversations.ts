/** The list of conversations: by what the resident said last, by who answers by hand, or by what is asked. */
import type { ConversationList, ConversationView } from '@gridline/shared/conversationApi.ts';
import { maskPhone, parsePhone } from '@gridline/shared/phone.ts';
import { cutText } from '@gridline/shared/text.ts';
import { z } from 'zod';
import type { Conversation, InboundMessage, Prisma } from '../../db/generated/mysql/client.ts';
import { badRequest } from '../../errors.ts';
import type { House } from '../../house.ts';
import { auditLook } from '../../staff/audit.ts';
import type { Viewer } from '../../staff/sight.ts';
import { openAlarmPhones } from './alarms.ts';
import { newestOfEach } from './newestOfEach.ts';
import { phonesInSight } from './phonesInSight.ts';

const PAGE = 30;
const LINE = 80;
const uuid = z.uuid();
const hash = z.string().regex(/^[0-9a-f]{64}$/);

interface Page {
  conversations: ConversationView[];
  next: string | null;
}

export async function listConversations(
  house: House,
  viewer: Viewer,
  query: { list: ConversationList; phone?: string; cursor?: string },
): Promise<Page> {
  const { list, phone, cursor } = query;
  if (phone) return { conversations: await byNumber(house, viewer, phone), next: null };
  const known = list === 'all' ? uuid : hash;
  if (cursor && !known.safeParse(cursor).success)
    throw badRequest('cursor_wrong', '翻页标记不对，请从第一页重新看。');
  if (list !== 'all') return byState(house, viewer, { list, cursor });
  const { messages, next } = await newestOfEach(house, viewer, { cursor, limit: PAGE });
  return {
    conversations: await views(
      house,
      viewer,
      messages.map((message) => message.phoneIndex),
    ),
    next,
  };
}

/** Found by the whole number only, through the keyed hash: nobody can look for parts of one. */
async function byNumber(house: House, viewer: Viewer, input: string): Promise<ConversationView[]> {
  const phone = parsePhone(input);
  if (!phone) throw badRequest('phone_wrong', '请输入完整的电话号码。');
  const index = house.privacy.index(`phone:${phone.e164}`);
  const { id: staffId } = viewer.staff;
  await auditLook(house, {
    staffId,
    action: 'find-conversation',
    subject: index,
    detail: maskPhone(phone.e164),
  });
  const seen = await phonesInSight(house, viewer, [index]);
  return views(house, viewer, [...seen]);
}

async function byState(
  house: House,
  viewer: Viewer,
  { list, cursor }: { list: 'taken' | 'asked'; cursor?: string },
): Promise<Page> {
  const where: Prisma.ConversationWhereInput =
    list === 'taken'
      ? { takenBy: { not: null } }
      : { question: { not: null }, expiresAt: { gte: house.clock.now() } };
  const rows = await house.db.read.conversation.findMany({
    where,
    orderBy: [list === 'taken' ? { takenAt: 'desc' } : { askedAt: 'desc' }, { phoneIndex: 'desc' }],
    take: PAGE + 1,
    ...(cursor && { cursor: { phoneIndex: cursor }, skip: 1 }),
  });
  const shown = rows.slice(0, PAGE).map(({ phoneIndex }) => phoneIndex);
  const seen = await phonesInSight(house, viewer, shown);
  return {
    conversations: await views(
      house,
      viewer,
      shown.filter((phone) => seen.has(phone)),
    ),
    next: rows.length > PAGE ? (shown.at(-1) ?? null) : null,
  };
}

/** The lines of the list in the order of these phones; a phone nobody knows gets none. */
export async function views(
  house: House,
  viewer: Viewer,
  phones: readonly string[],
): Promise<ConversationView[]> {
  const { read } = house.db;
  const among = { phoneIndex: { in: [...phones] } };
  const [rows, newest, contacts, alarms] = await Promise.all([
    read.conversation.findMany({ where: among }),
    read.inboundMessage.groupBy({ by: ['phoneIndex'], where: among, _max: { id: true } }),
    read.contact.findMany({ where: { kind: 'phone', valueIndex: { in: [...phones] } } }),
    openAlarmPhones(house),
  ]);
  const ids = newest.map(({ _max }) => _max.id).filter((id) => id !== null);
  const messages = await read.inboundMessage.findMany({ where: { id: { in: ids } } });
  const staffIds = rows.map(({ takenBy }) => takenBy).filter((id) => id !== null);
  const staff = await read.staff.findMany({ where: { id: { in: staffIds } } });
  const names = new Map(staff.map(({ id, name }) => [id, name]));
  const numberOf = new Map(contacts.map(({ valueIndex, valueCipher }) => [valueIndex, valueCipher]));
  const lastOf = new Map(messages.map((message) => [message.phoneIndex, message]));
  const rowOf = new Map(rows.map((row) => [row.phoneIndex, row]));
  return phones.flatMap((id) => {
    const last = lastOf.get(id) ?? null;
    const cipher = last?.phoneCipher ?? numberOf.get(id);
    if (!cipher) return [];
    return {
      id,
      phone: maskPhone(house.privacy.decrypt(cipher)),
      lastText: last && cutText(last.text, LINE),
      lastAt: last?.receivedAt.toISOString() ?? null,
      ...standing(rowOf.get(id) ?? null, { last, names, viewer, now: house.clock.now() }),
      alarm: alarms.has(id),
    };
  });
}

type Standing = Pick<ConversationView, 'question' | 'taken' | 'leftAloneAt' | 'waits'>;

function standing(
  row: Conversation | null,
  given: { last: InboundMessage | null; names: Map<string, string>; viewer: Viewer; now: Date },
): Standing {
  const { last, names, viewer, now } = given;
  const taken =
    row?.takenBy && row.takenAt
      ? {
          by: names.get(row.takenBy) ?? '已离岗的同事',
          at: row.takenAt.toISOString(),
          mine: row.takenBy === viewer.staff.id,
        }
      : null;
  const open = row?.question && row.expiresAt && row.expiresAt >= now;
  return {
    question: open ? row.question : null,
    taken,
    // A row in nobody's hands that still has the time: the sweep gave it back.
    leftAloneAt: row && !row.takenBy ? (row.takenAt?.toISOString() ?? null) : null,
    waits: Boolean(taken && row?.takenAt && last && last.receivedAt > row.takenAt),
  };
}
