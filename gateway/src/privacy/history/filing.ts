/** What was filed, held against the hash that the resident has on the receipt and the first step has in its data. Pure. */
import { hash } from 'node:crypto';
import type { CaseTip, FiledWords } from '../../db/historyPages.ts';
import type { CaseEvent, Complaint } from '../../db/generated/mysql/client.ts';
import { stated } from '../stated.ts';

/** What the receipt's hash covers. */
export interface Filed {
  text: string;
  placeText: string;
  /** As it was sent; a point that the house found by the words is not part of it. */
  point: { lng: number; lat: number } | null;
  channel: string;
  filedAt: Date;
}

/** SHA-256 of what was filed, as JSON: proof in the resident's hands. */
export function filedHash({ text, placeText, point, channel, filedAt }: Filed): string {
  return sha({ text, placeText, point, channel, filedAt: filedAt.toISOString() });
}

/** SHA-256 of what is kept of a filing beside its words: no correction by law may change it. */
export function keptHash({
  channel,
  lng,
  lat,
  receipt,
}: Pick<Complaint, 'channel' | 'lng' | 'lat' | 'receipt'>): string {
  return sha([channel, lng, lat, receipt]);
}

export interface FilingGiven {
  events: readonly CaseEvent[];
  row: CaseTip | null;
  complaints: readonly FiledWords[];
}

/** A sentence about what is no longer as it was filed, or `null`. */
export function filingChange({ events, row, complaints }: FilingGiven): string | null {
  const [first] = events;
  const [filed, another] = complaints;
  if (!first || !filed) return '居民的诉求被删掉了。';
  if (another) return '诉求多出了一份，上报时只有一份。';
  const said = stated<{ receiptHash: string; kept: string }>(first.data);
  if (filed.receiptHash !== said.receiptHash) return '诉求的存证码被改过，和历史里记着的不是同一个。';
  if (filed.text !== first.note) return '诉求的文字被改过，和上报时的不一样。';
  if (!fitsHash(filed, events, first)) return '诉求的地点、渠道或时间被改过，和居民手里的存证码对不上。';
  // Cases of earlier editions state no more than the receipt's hash.
  if (said.kept !== undefined && said.kept !== keptHash(filed))
    return '诉求的位置、渠道或留存的收条被改过，和上报时的不一样。';
  if (!sameReceipt(filed, first)) return '留存的收条被改过，和上报时的不一样。';
  return row && rowChange(row, filed, events);
}

/** After a correction by law the hash is that of what it left; an earlier edition's correction named none. */
function fitsHash(
  { text, placeText, lng, lat, channel, receiptHash }: FiledWords,
  events: readonly CaseEvent[],
  { at }: CaseEvent,
): boolean {
  const expected = correctedFiling(events);
  if (expected === undefined) return true;
  const point = lng === null || lat === null ? null : { lng, lat };
  // A point that came from the words was not part of the hash.
  const could = [point, null].map((one) => filedHash({ text, placeText, point: one, channel, filedAt: at }));
  return could.includes(expected ?? receiptHash);
}

/** Hash that the newest correction of the filing names, `null` without a correction, `undefined` when it names none. */
function correctedFiling(events: readonly CaseEvent[]): string | null | undefined {
  let named: string | null | undefined = null;
  for (const { action, data } of events) {
    if (action !== 'redact') continue;
    const { seq, filed } = stated<{ seq: number; filed: string }>(data);
    if (seq === 1) named = filed;
  }
  return named;
}

function sameReceipt({ receipt, receiptHash, filedAt }: FiledWords, { at }: CaseEvent): boolean {
  const said = stated<{ receiptHash: string; filedAt: string }>(receipt);
  return (
    said.receiptHash === receiptHash &&
    said.filedAt === at.toISOString() &&
    filedAt.getTime() === at.getTime()
  );
}

/** The case shows what was filed; only 确定地点 gives it another place. */
function rowChange(row: CaseTip, filed: FiledWords, events: readonly CaseEvent[]): string | null {
  const { number, queryCode } = stated<{ number: string; queryCode: string }>(filed.receipt);
  if (row.text !== filed.text) return '案件上的诉求文字被改过，和上报时的不一样。';
  if (row.number !== number || row.queryCode !== queryCode)
    return '案件的编号或查询码被改过，和收条上的不一样。';
  if (row.channel !== filed.channel || row.filedAt.getTime() !== filed.filedAt.getTime())
    return '案件上的渠道或上报时间被改过，和上报时的不一样。';
  if (events.some(({ action }) => action === 'locate')) return null;
  const moved =
    (filed.placeText !== '' && row.placeText !== filed.placeText) ||
    (filed.lng !== null && row.lng !== filed.lng) ||
    (filed.lat !== null && row.lat !== filed.lat);
  return moved ? '案件上的地点被改过，和上报时的不一样，中间没有人确定过地点。' : null;
}

function sha(content: object): string {
  return hash('sha256', JSON.stringify(content), 'hex');
}
