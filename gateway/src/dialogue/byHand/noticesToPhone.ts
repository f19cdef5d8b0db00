/** What was sent to one phone, newest first: by its keyed hash, and the older rows that did not carry one yet. */
import type { Notice, Prisma } from '../../db/generated/mysql/client.ts';
import type { House } from '../../house.ts';

export async function noticesToPhone(
  house: House,
  given: {
    phoneIndex: string;
    /** Cases of the phone, and its messages on the same page. */
    caseIds: readonly string[];
    messageIds: readonly string[];
    where: Prisma.NoticeWhereInput;
    take: number;
  },
): Promise<Notice[]> {
  const { phoneIndex, caseIds, messageIds, take } = given;
  const read = (where: Prisma.NoticeWhereInput): Promise<Notice[]> =>
    house.db.read.notice.findMany({
      where: { AND: [given.where, where, { channel: { in: ['sms', 'callBack'] } }] },
      orderBy: { id: 'desc' },
      take,
    });
  // One question for each index: together they would be one that no index answers.
  const [marked, ofCases, answers] = await Promise.all([
    read({ phoneIndex }),
    read({ phoneIndex: null, caseId: { in: [...caseIds] } }),
    read({ phoneIndex: null, dedupeKey: { in: messageIds.map((id) => `reply:${id}`) } }),
  ]);
  const mine = ({ phoneCipher }: Notice): boolean =>
    phoneCipher !== null && house.privacy.index(`phone:${house.privacy.decrypt(phoneCipher)}`) === phoneIndex;
  const all = [...marked, ...[...ofCases, ...answers].filter(mine)];
  const byId = new Map(all.map((notice) => [notice.id, notice]));
  return [...byId.values()].sort((a, b) => (a.id < b.id ? 1 : -1)).slice(0, take);
}
