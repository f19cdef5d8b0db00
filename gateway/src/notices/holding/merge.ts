/**
 * What one number is told when several notices wait for it: the newest state of a case takes the place of earlier
 * ones, and the progress of several cases, or somebody's several reminders of work, become one message. Nothing is dropped: what does not go by itself is
 * merged into what tells it, or goes later. Pure.
 */
import { PURPOSES } from '../wordings/purposes.ts';
import type { Purpose } from '../wordings/templates.ts';

export interface Waiting {
  id: string;
  caseId: string | null;
  purpose: string;
  createdAt: Date;
  params: Readonly<Record<string, string>>;
}

/** A notice that says how a case stands, wherever it is by now. */
export interface Told {
  id: string;
  caseId: string;
  createdAt: Date;
}

/** The message that takes in the news of others. */
export interface Digest {
  purpose: Purpose;
  params: Record<string, string>;
}

export interface Plan<T extends Waiting> {
  /** Ours that may go now, in order, and what they become when they take in others. */
  go: { notice: T; digest: Digest | null }[];
  /** Told by another one: which by which. */
  merged: { id: string; into: string }[];
  /** Ours that have to wait. */
  wait: T[];
}

/** So many messages are never made one: each says more by itself. */
const FEW = 2;
/** So many cases a digest names. */
const NAMED = 6;
/** A reminder says more of each. */
const NAMED_OF_WORK = 3;

/** @param ours claimed by this process @param others held back for the same number @param room how many may go now */
export function planFor<T extends Waiting>(given: {
  ours: readonly T[];
  others: readonly Waiting[];
  told: readonly Told[];
  room: number;
}): Plan<T> {
  const { ours, others, told, room } = given;
  const all: Waiting[] = [...ours, ...others].sort(byAge);
  const merged = superseded(all, told);
  const gone = new Set(merged.map(({ id }) => id));
  const mine = new Map(ours.map((notice) => [notice.id, notice]));
  const digests = new Map<string, Digest>();
  for (const { kind, digestOf } of KINDS) {
    const left = all.filter(({ id }) => !gone.has(id));
    const news = left.filter((notice) => tells(notice) === kind);
    // The newest of ours carries the news of all.
    const carrier = news.findLast(({ id }) => mine.has(id));
    const crowded = news.length > FEW || (news.length === FEW && left.length > room);
    if (!carrier || !crowded || room <= digests.size) continue;
    digests.set(carrier.id, digestOf(news));
    for (const { id } of news) {
      if (id === carrier.id) continue;
      merged.push({ id, into: carrier.id });
      gone.add(id);
    }
  }
  const ready = all
    .filter(({ id }) => !gone.has(id))
    .flatMap(({ id }) => mine.get(id) ?? [])
    .map((notice) => ({ notice, digest: digests.get(notice.id) ?? null }))
    // What others were merged into has to go: it comes first.
    .sort((a, b) => Number(b.digest !== null) - Number(a.digest !== null));
  return { go: ready.slice(0, room), merged, wait: ready.slice(room).map(({ notice }) => notice) };
}

/** Earlier states of a case, each told by the newest one of the same case. */
function superseded(all: readonly Waiting[], told: readonly Told[]): { id: string; into: string }[] {
  const newest = new Map<string, { id: string; createdAt: Date }>();
  const states = all.flatMap((notice) =>
    STATES.includes(tells(notice)) && notice.caseId ? [{ ...notice, caseId: notice.caseId }] : [],
  );
  for (const notice of [...states, ...told].sort(byAge)) newest.set(notice.caseId, notice);
  return states.flatMap(({ id, caseId }) => {
    const into = newest.get(caseId);
    return into && into.id !== id ? [{ id, into: into.id }] : [];
  });
}

const STATES: readonly unknown[] = ['progress', 'state'];

/** What may be told together, and by what. */
const KINDS: readonly { kind: 'progress' | 'work'; digestOf(news: readonly Waiting[]): Digest }[] = [
  {
    kind: 'progress',
    digestOf: (news) => ({
      purpose: 'digest',
      params: listed(news, NAMED, ({ purpose, params }) => `${params.number ?? ''}号${SHORT[purpose]}`),
    }),
  },
  {
    kind: 'work',
    digestOf: (news) => ({
      purpose: 'staffDigest',
      params: listed(news, NAMED_OF_WORK, ({ params }) => `${params.number ?? ''}号${params.matter ?? ''}`),
    }),
  },
];

/** The newest by name, the others as a number. */
function listed(
  news: readonly Waiting[],
  named: number,
  line: (notice: Waiting) => string,
): Record<string, string> {
  const more = news.length > named ? '等' : '';
  return { count: String(news.length), lines: `${news.slice(-named).map(line).join('；')}${more}` };
}

/** The news of one case in a few characters, by purpose. */
const SHORT: Readonly<Record<string, string>> = {
  dispatched: '已派单',
  accepted: '正在办理',
  sentBack: '正在改派',
  disputed: '上级裁定中',
  escalated: '已上报',
  givenBack: '已交回办理',
  extended: '已延期',
  suspended: '暂缓办理',
};

function tells({ purpose }: Pick<Waiting, 'purpose'>): 'progress' | 'state' | 'work' | undefined {
  return PURPOSES[purpose as Purpose]?.tells;
}

function byAge(a: { id: string; createdAt: Date }, b: { id: string; createdAt: Date }): number {
  return a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
