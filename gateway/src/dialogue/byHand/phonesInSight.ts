/** Whose conversations a member of staff may see: whoever sees the whole, all; else those with a case in sight. */
import type { CaseFile, Prisma } from '../../db/generated/mysql/client.ts';
import { notFound } from '../../errors.ts';
import type { House } from '../../house.ts';
import { casesInSight, type Viewer } from '../../staff/sight.ts';

/** Cases of one phone that are read at once; the older ones are found by number. */
const CASES = 100;

/** Of these phones (keyed hashes) the ones in sight. */
export async function phonesInSight(
  house: House,
  viewer: Viewer,
  phones: readonly string[],
): Promise<Set<string>> {
  if (viewer.whole || phones.length === 0) return new Set(phones);
  const contacts = await house.db.read.contact.findMany({
    where: { kind: 'phone', valueIndex: { in: [...phones] } },
    select: { valueIndex: true, residentId: true },
  });
  const rows = await house.db.read.caseFile.findMany({
    where: {
      AND: [
        casesInSight(viewer),
        {
          OR: [
            { contactIndex: { in: [...phones] } },
            { residentId: { in: contacts.map(({ residentId }) => residentId) } },
          ],
        },
      ],
    },
    select: { contactIndex: true, residentId: true },
  });
  const residents = new Set(rows.map((row) => row.residentId));
  const given = new Set(rows.map((row) => row.contactIndex));
  const known = new Set(
    contacts.filter(({ residentId }) => residents.has(residentId)).map(({ valueIndex }) => valueIndex),
  );
  return new Set(phones.filter((phone) => given.has(phone) || known.has(phone)));
}

/** The cases of one phone, newest first: given for the matter, or of the resident who has it. */
export async function casesOfPhone(
  house: House,
  phoneIndex: string,
  within: Prisma.CaseFileWhereInput,
): Promise<CaseFile[]> {
  const contact = await house.db.read.contact.findUnique({
    where: { kind_valueIndex: { kind: 'phone', valueIndex: phoneIndex } },
    select: { residentId: true },
  });
  const mine = {
    OR: [{ contactIndex: phoneIndex }, ...(contact ? [{ residentId: contact.residentId }] : [])],
  };
  return house.db.read.caseFile.findMany({
    where: { AND: [within, mine] },
    orderBy: [{ filedAt: 'desc' }, { id: 'desc' }],
    take: CASES,
  });
}

/** The number behind a conversation, in E.164. Throws 404 when it is unknown or out of sight. */
export async function phoneBehind(house: House, viewer: Viewer, phoneIndex: string): Promise<string> {
  const { read } = house.db;
  const where = { phoneIndex };
  const cipher =
    (await read.inboundMessage.findFirst({ where, select: { phoneCipher: true } }))?.phoneCipher ??
    (await read.contact.findFirst({ where: { kind: 'phone', valueIndex: phoneIndex } }))?.valueCipher ??
    (await read.notice.findFirst({ where, select: { phoneCipher: true } }))?.phoneCipher;
  if (!cipher || !(await phonesInSight(house, viewer, [phoneIndex])).has(phoneIndex))
    throw notFound('conversation_unknown', '没有这个会话，或者不在您的辖区内。');
  return house.privacy.decrypt(cipher);
}
