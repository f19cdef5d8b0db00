/** What does not hold in one case: its chain, its row, the words that were filed. Pure. */
import type { CaseTip, FiledWords } from '../../db/historyPages.ts';
import type { CaseEvent } from '../../db/generated/mysql/client.ts';
import { chainFault } from '../historyChain.ts';
import { filingChange } from './filing.ts';
import { stated } from '../stated.ts';

/** Everything that is stored of one case's history. */
export interface Bundle {
  caseId: string;
  events: CaseEvent[];
  row: CaseTip | null;
  complaints: FiledWords[];
}

/** A place where the history was changed or something is missing from it. */
export interface Fault {
  /** When the event happened; of what is missing: when the event before it did. */
  at: Date;
  number: string | null;
  seq: number | null;
  action: string | null;
  /** For the person who reads it, a sentence. */
  what: string;
}

/** The first thing in time that does not hold, or `null`. */
export function caseFault(bundle: Bundle): Fault | null {
  const { events, row } = bundle;
  const first = events[0];
  if (!first) return withoutEvents(bundle);
  return broken(bundle) ?? filedFault(bundle, first) ?? tipFault(bundle, events.at(-1) ?? first, row);
}

function withoutEvents({ row, complaints }: Bundle): Fault | null {
  if (row)
    return {
      at: row.filedAt,
      number: row.number,
      seq: 1,
      action: 'file',
      what: `整段历史不见了：案件上记着有 ${row.version} 步。`,
    };
  const complaint = complaints[0];
  if (!complaint) return null;
  return {
    at: complaint.filedAt,
    number: numberOf({ row, complaints }),
    seq: 1,
    action: 'file',
    what: '整件案件连同历史都不见了，只剩居民的诉求。',
  };
}

function broken(bundle: Bundle): Fault | null {
  const fault = chainFault(bundle.events);
  if (!fault) return null;
  const { event, what } = fault;
  if (what === 'changed') return of(bundle, event, '内容被改过，和当时留下的指纹对不上。');
  if (what === 'rewritten') return of(bundle, event, '被整步改写过：后一步记着的指纹不是它现在的指纹。');
  const before = bundle.events[bundle.events.indexOf(event) - 1];
  const seq = (before?.seq ?? 0) + 1;
  const until = event.seq - 1;
  return {
    at: before?.at ?? event.at,
    number: numberOf(bundle),
    seq,
    action: seq === 1 ? 'file' : null,
    what: until > seq ? `第 ${seq} 步到第 ${until} 步被删掉了。` : '这一步被删掉了。',
  };
}

/** What the resident holds a receipt of. */
function filedFault(bundle: Bundle, first: CaseEvent): Fault | null {
  const what = filingChange(bundle);
  return what === null ? null : of(bundle, first, what);
}

function tipFault(bundle: Bundle, last: CaseEvent, row: CaseTip | null): Fault | null {
  if (!row) return of(bundle, bundle.events[0] ?? last, '案件本身被删掉了，只剩它的历史。');
  if (row.version > last.seq)
    return {
      at: last.at,
      number: row.number,
      seq: last.seq + 1,
      action: null,
      what: `末尾被删掉了：案件上记着有 ${row.version} 步，只剩 ${last.seq} 步。`,
    };
  if (row.version < last.seq) return of(bundle, last, `这一步是多出来的：案件上记着只有 ${row.version} 步。`);
  if (row.stage !== last.toStage) return of(bundle, last, '案件现在的环节被改过，不是这一步之后的环节。');
  if (row.headHash !== last.hash) return of(bundle, last, '案件上记着的末步指纹和这一步的不一样。');
  return null;
}

function of(bundle: Bundle, { at, seq, action }: CaseEvent, what: string): Fault {
  return { at, number: numberOf(bundle), seq, action, what };
}

/** As far as anything still knows it. */
function numberOf({ row, complaints }: Pick<Bundle, 'row' | 'complaints'>): string | null {
  if (row) return row.number;
  const receipt = complaints[0]?.receipt;
  return receipt === undefined ? null : (stated<{ number: string }>(receipt).number ?? null);
}
