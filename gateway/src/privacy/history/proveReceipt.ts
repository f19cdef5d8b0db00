/** Is the hash on a resident's receipt that of what was filed, and on which day was it sealed? */
import { timingSafeEqual } from 'node:crypto';
import { beijingDay } from '@gridline/shared/time.ts';
import type { Database } from '../../db/database.ts';
import { readBundles } from './bundles.ts';
import { chainFault } from '../historyChain.ts';
import { filingChange } from './filing.ts';
import { stated } from '../stated.ts';

export interface Proof {
  proven: boolean;
  filedAt: Date | null;
  /** `20261128`; `null`: the day is not sealed yet. */
  sealedOn: string | null;
  /** True: words were taken out by law since, which the history shows. */
  corrected: boolean;
}

const UNPROVEN: Proof = { proven: false, filedAt: null, sealedOn: null, corrected: false };

/** The same answer for a number that is none as for a hash that does not fit. */
export async function proveReceipt(
  db: Database,
  { number, hash }: { number: string; hash: string },
): Promise<Proof> {
  const row = await db.read.caseFile.findUnique({ where: { number }, select: { id: true } });
  const [bundle] = row ? await readBundles(db, [row.id]) : [];
  const first = bundle?.events[0];
  if (!bundle || !first) return UNPROVEN;
  const { receiptHash = '' } = stated<{ receiptHash: string }>(first.data);
  const fault = chainFault(bundle.events);
  if (!same(receiptHash, hash) || filingChange(bundle) !== null || fault?.event.seq === 1) return UNPROVEN;
  const seal = await db.read.daySeal.findUnique({ where: { day: beijingDay(first.at) } });
  const corrected = bundle.events.some(({ action, data }) => {
    return action === 'redact' && stated<{ seq: number }>(data).seq === 1;
  });
  return { proven: true, filedAt: first.at, sealedOn: seal?.day ?? null, corrected };
}

/** For the resident who asks. */
export function proofWords({ proven, sealedOn, corrected }: Proof): string {
  if (!proven) return '编号和存证码对不上，请核对有没有抄错；都没抄错，请打热线告诉我们。';
  const kept = corrected ? '之后依法更正过文字，经过里看得到' : '您当时报的内容没有被改动';
  return sealedOn
    ? `存证码是对的：${kept}，已在 ${sealedOn.slice(0, 4)} 年 ${Number(sealedOn.slice(4, 6))} 月 ${Number(sealedOn.slice(6))} 日封存。`
    : `存证码是对的：${kept}，零点过后就会封存。`;
}

function same(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given.trim().toLowerCase())];
  return a.length === b.length && timingSafeEqual(a, b);
}
