/** Histories as they are stored, case by case: all of them, or those that grew in some days. */
import type { Database } from '../../db/database.ts';
import type { CaseEvent } from '../../db/generated/mysql/client.ts';
import type { CaseTip, FiledWords } from '../../db/historyPages.ts';
import type { Bundle } from './caseFault.ts';

/** Cases read at once. */
const TOGETHER = 100;

/** Every case, by id: what events, cases and complaints say of it, side by side. */
export async function* allBundles({ history }: Database): AsyncGenerator<Bundle, void, undefined> {
  const events = grouped<CaseEvent>(history.events(), ({ caseId }) => caseId);
  const rows = grouped<CaseTip>(history.cases(), ({ id }) => id);
  const complaints = grouped<FiledWords>(history.complaints(), ({ caseId }) => caseId);
  for (;;) {
    const ids = [await events.peek(), await rows.peek(), await complaints.peek()];
    const caseId = ids.reduce<string | null>(
      (least, id) => (id !== null && (least === null || id < least) ? id : least),
      null,
    );
    if (caseId === null) return;
    yield {
      caseId,
      events: await events.take(caseId),
      row: (await rows.take(caseId))[0] ?? null,
      complaints: await complaints.take(caseId),
    };
  }
}

/** The cases that had events with `from <= at < to`, by id, each with its whole history. */
export async function* bundlesOf(
  db: Database,
  given: { from: Date; to: Date },
): AsyncGenerator<Bundle, void, undefined> {
  const found = new Set<string>();
  for await (const page of db.history.between(given)) for (const { caseId } of page) found.add(caseId);
  const filed = await db.read.complaint.findMany({
    where: { filedAt: { gte: given.from, lt: given.to } },
    select: { caseId: true },
  });
  for (const { caseId } of filed) found.add(caseId);
  const ids = [...found].sort();
  for (let at = 0; at < ids.length; at += TOGETHER)
    for (const bundle of await readBundles(db, ids.slice(at, at + TOGETHER))) yield bundle;
}

/** These cases, in the order given. */
export async function readBundles({ read }: Database, ids: readonly string[]): Promise<Bundle[]> {
  const wanted = { in: [...ids] };
  const [rows, events, complaints] = await Promise.all([
    read.caseFile.findMany({ where: { id: wanted } }),
    read.caseEvent.findMany({ where: { caseId: wanted }, orderBy: { seq: 'asc' } }),
    read.complaint.findMany({ where: { caseId: wanted }, orderBy: { id: 'asc' } }),
  ]);
  return ids.map((caseId) => ({
    caseId,
    row: rows.find(({ id }) => id === caseId) ?? null,
    events: events.filter((event) => event.caseId === caseId),
    complaints: complaints.filter((complaint) => complaint.caseId === caseId),
  }));
}

interface Grouped<Row> {
  /** The key of the next row; `null` at the end. */
  peek(): Promise<string | null>;
  /** The rows of this key, if it is the next. */
  take(key: string): Promise<Row[]>;
}

function grouped<Row extends object>(
  pages: AsyncGenerator<Row[], void, undefined>,
  keyOf: (row: Row) => string,
): Grouped<Row> {
  let page: Row[] = [];
  let at = 0;
  const turn = async (): Promise<void> => {
    const { value } = await pages.next();
    page = value ?? [];
    at = 0;
  };
  return {
    async peek() {
      if (at >= page.length) await turn();
      const row = page[at];
      return row ? keyOf(row) : null;
    },
    async take(key) {
      const rows: Row[] = [];
      for (;;) {
        if (at >= page.length) await turn();
        const row = page[at];
        if (!row || keyOf(row) !== key) return rows;
        rows.push(row);
        at += 1;
      }
    },
  };
}
