/** The cases a case is tied to, for the desk: its members, its lead, and what was told of the same again after closing. */
import type { Member, StaffCase } from '@gridline/shared/complaint.ts';
import { STAGE_LABELS, type Channel } from '@gridline/shared/labels.ts';
import { cutText } from '@gridline/shared/text.ts';
import type { Solved } from '@gridline/shared/survey.ts';
import type { Stage } from '@gridline/shared/workflow.ts';
import type { CaseFile, Survey } from '../../db/generated/mysql/client.ts';
import type { House } from '../../house.ts';
import { sees, type Viewer } from '../../staff/sight.ts';
import { veilFor } from '../views/veil.ts';
import { membersOf } from './members.ts';

/** Most characters of what each of them wrote; the whole is on the case of each. */
const WORDS = 200;

type Ties = Pick<StaffCase, 'members' | 'mergedInto' | 'repeatOf' | 'repeats'>;

/** @param hideVotes true: the reader handles the case and may not know the answers yet */
export async function tiesOf(
  house: House,
  row: CaseFile,
  { viewer, hideVotes }: { viewer: Viewer; hideVotes: boolean },
): Promise<Ties> {
  const { read } = house.db;
  const other = [row.mergedInto, row.repeatOf].filter((id) => id !== null);
  const [members, others, repeats] = await Promise.all([
    membersOf(house, row.id),
    other.length === 0
      ? []
      : read.caseFile.findMany({ where: { id: { in: other } }, select: { id: true, number: true } }),
    read.caseFile.findMany({
      where: { repeatOf: row.id },
      orderBy: { filedAt: 'asc' },
      select: { number: true },
      take: 50,
    }),
  ]);
  const votes = hideVotes ? new Map<string, Survey>() : await votesOf(house, members);
  const numberOf = (id: string | null): string | null => others.find((one) => one.id === id)?.number ?? null;
  return {
    members: members.map((member) =>
      memberView(member, {
        vote: votes.get(member.id),
        veil: veilFor(house, viewer, member),
        inSight: sees(viewer, member),
      }),
    ),
    mergedInto: row.stage === 'merged' ? numberOf(row.mergedInto) : null,
    repeatOf: numberOf(row.repeatOf),
    repeats: repeats.map(({ number }) => number),
  };
}

/** As many ids as one question may hold. */
const PAGE = 500;

async function votesOf({ db }: House, members: readonly CaseFile[]): Promise<Map<string, Survey>> {
  const votes = new Map<string, Survey>();
  for (let from = 0; from < members.length; from += PAGE) {
    const ids = members.slice(from, from + PAGE).map(({ id }) => id);
    const surveys = await db.read.survey.findMany({
      where: { caseId: { in: ids } },
      orderBy: { round: 'asc' },
    });
    for (const survey of surveys) votes.set(survey.caseId, survey);
  }
  return votes;
}

function memberView(
  row: CaseFile,
  { vote, veil, inSight }: { vote: Survey | undefined; veil: (words: string) => string; inSight: boolean },
): Member {
  return {
    number: row.number,
    channel: row.channel as Channel,
    filedAt: row.filedAt.toISOString(),
    // First veiled: of a number that is cut in two nothing would know any more that it is one.
    text: cutText(veil(row.text), WORDS),
    placeText: veil(row.placeText),
    stageLabel: STAGE_LABELS[row.stage as Stage],
    inSight,
    vote: vote
      ? {
          state: vote.state as 'open' | 'answered' | 'expired',
          solved: vote.solved as Solved | null,
          satisfaction: vote.satisfaction,
        }
      : null,
  };
}
