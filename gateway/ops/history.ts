/**
 * The history proved: `npm run history -- verify | figures | seals | receipt`. It only reads, beside the running gateway.
 */
import { createWriteStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { parseCaseNumber } from '@gridline/shared/caseNumber.ts';
import { ACTION_LABELS } from '@gridline/shared/labels.ts';
import { beijingClock, beijingDate } from '@gridline/shared/time.ts';
import type { Action } from '@gridline/shared/workflow.ts';
import { proveFigures, type FigureFault } from '../src/assessment/proof/proveFigures.ts';
import type { Database } from '../src/db/database.ts';
import type { Fault } from '../src/privacy/history/caseFault.ts';
import type { Corrected } from '../src/privacy/history/corrected.ts';
import { dashed } from '../src/privacy/history/dayFaults.ts';
import { proveReceipt } from '../src/privacy/history/proveReceipt.ts';
import { verifyHistory, type Verified } from '../src/privacy/history/verifyHistory.ts';
import { PlainError } from './plainError.mjs';
import { say } from './progress.mjs';
import { startBar } from './progressBar.ts';
import { withDatabase } from './withDatabase.ts';

const USAGE = `用法：
  npm run history -- verify [--from 2026-11-01] [--to 2026-11-30]   证明历史没有被改过、删过；有问题时指出最早的一处
  npm run history -- figures                                        从历史重新算一遍统计，和页面上用的逐笔核对
  npm run history -- seals [--from …] [--to …] [--out <文件>]       列出每天的封存（CSV），打印存档或公布
  npm run history -- receipt <编号> <存证码>                        核对居民手里的存证码`;

/** Faults told beside the first. */
const MOST_TOLD = 20;

export async function main(args: readonly string[] = process.argv.slice(2)): Promise<void> {
  const [command, ...rest] = args;
  if (command === 'verify') return verifyCommand(rest);
  if (command === 'figures') return figuresCommand(rest);
  if (command === 'seals') return sealsCommand(rest);
  if (command === 'receipt') return receiptCommand(rest);
  throw new PlainError('usage', USAGE);
}

async function verifyCommand(args: readonly string[]): Promise<void> {
  const { from, to } = read(args, 0).values;
  const days = { ...(from ? { from: dayOf(from) } : {}), ...(to ? { to: dayOf(to) } : {}) };
  await withDatabase({ migrated: false }, async (db) => {
    const verified = await withBar(db, days);
    tell(verified);
    refuseIfAny('history_broken', '历史被动过', verified.faults.map(sentenceOf));
  });
}

async function figuresCommand(args: readonly string[]): Promise<void> {
  if (args.length > 0) throw new PlainError('usage', USAGE);
  await withDatabase({ migrated: false }, async (db) => {
    const { cases, events, lines, open, sums, faults } = await underBar(db, '从历史重算统计', (seen) =>
      proveFigures(db, seen),
    );
    say(
      `从 ${cases} 件案件的 ${events} 步重新算了一遍，核对了 ${lines} 笔、${sums} 个汇总和 ${open} 件在办案件。`,
    );
    refuseIfAny('figures_differ', '统计和历史对不上', faults.map(figureSentence));
    say('统计和历史一致。');
  });
}

function figureSentence({ period, number, what }: FigureFault): string {
  const when = period.length === 6 ? `${period.slice(0, 4)}-${period.slice(4)}` : dashed(period);
  return `${when}${number ? ` 案件 ${number}` : ''}：${what}`;
}

/** @param sentences in order of time */
function refuseIfAny(code: string, what: string, [first, ...others]: readonly string[]): void {
  if (first === undefined) return;
  const more = others.slice(0, MOST_TOLD).map((sentence) => `  ${sentence}`);
  if (others.length > MOST_TOLD) more.push(`  …… 另有 ${others.length - MOST_TOLD} 处`);
  throw new PlainError(
    code,
    `${what}。最早的一处：${first}`,
    more.length > 0 ? ['此外还有：', ...more].join('\n') : '',
  );
}

function withBar(db: Database, days: { from?: string; to?: string }): Promise<Verified> {
  return underBar(db, '逐步核对历史', (seen) => verifyHistory(db, { now: new Date(), ...days, seen }));
}

async function underBar<T>(
  db: Database,
  label: string,
  work: (seen: (events: number) => void) => Promise<T>,
): Promise<T> {
  const all = Math.max(1, await db.read.caseEvent.count());
  const bar = startBar();
  try {
    bar.at(0, label);
    return await work((events) => bar.at(Math.min(1, events / all), label));
  } finally {
    bar.done();
  }
}

function tell({ cases, events, corrections, corrected, seals, newest, faults }: Verified): void {
  say(
    `核对了 ${cases} 件案件的 ${events} 步、${seals} 天的封存${corrections > 0 ? `，其中依法更正 ${corrections} 次` : ''}。`,
  );
  if (corrected.length > 0) {
    say(
      `请把${corrections > corrected.length ? `最近 ${corrected.length} 次` : ''}依法更正和批准更正的文书对一对，多出来的就是假的：`,
    );
    for (const one of corrected) say(`  ${correctionSentence(one)}`);
  }
  if (newest) {
    say(`最近一天的封存：${dashed(newest.day)}  ${newest.hash}`);
    say('请把这一行和上次抄在纸上（或公布出去）的对一对：同一天的封存码应当一字不差。');
  } else say('还没有封存过任何一天。');
  if (faults.length === 0) say('没有发现改动，也没有缺少。');
}

function correctionSentence({ at, number, by, seq, action }: Corrected): string {
  const step = seq === null ? '' : ` 第 ${seq} 步${action === null ? '' : `（${labelOf(action)}）`}`;
  return `${beijingDate(at)} ${beijingClock(at)} ${by} 更正了案件 ${number ?? '（编号不明）'}${step}`;
}

function labelOf(action: string): string {
  return action === 'file' ? '反映' : (ACTION_LABELS[action as Action] ?? action);
}

function sentenceOf({ at, number, seq, action, what }: Fault): string {
  if (seq === null) return `${beijingDate(at)}：${what}`;
  const label = action === null ? '' : `，${labelOf(action)}`;
  return `案件 ${number ?? '（编号不明）'} 第 ${seq} 步（${beijingDate(at)} ${beijingClock(at)}${action === null ? ' 之后' : ''}${label}）：${what}`;
}

async function sealsCommand(args: readonly string[]): Promise<void> {
  const { from, to, out } = read(args, 0).values;
  await withDatabase({ migrated: false }, async (db) => {
    const seals = await db.read.daySeal.findMany({
      where: { day: { ...(from ? { gte: dayOf(from) } : {}), ...(to ? { lte: dayOf(to) } : {}) } },
      orderBy: { day: 'asc' },
    });
    const lines = [
      '日期,案件数,步数,各案指纹的总指纹,前一天的封存码,封存码',
      ...seals.map((seal) =>
        [dashed(seal.day), seal.cases, seal.events, seal.headsHash, seal.previousHash, seal.hash].join(','),
      ),
    ];
    if (out === undefined) return lines.forEach((line) => say(line));
    await written(out, lines);
    say(`已写好 ${seals.length} 天的封存：${out}`);
  });
}

/** With a mark of its encoding, so that a spreadsheet reads the Chinese. */
async function written(path: string, lines: readonly string[]): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const file = createWriteStream(path);
    file.on('error', () => reject(new PlainError('file_unwritable', `写不了文件 ${path}，请核对路径。`)));
    file.on('finish', resolve);
    file.end(`\uFEFF${lines.join('\n')}\n`);
  });
}

async function receiptCommand(args: readonly string[]): Promise<void> {
  const [given = '', hash = ''] = read(args, 2).positionals;
  const number = parseCaseNumber(given);
  if (!number || !hash) throw new PlainError('usage', USAGE);
  await withDatabase({ migrated: false }, async (db) => {
    const { proven, filedAt, sealedOn, corrected } = await proveReceipt(db, { number, hash });
    if (!proven)
      throw new PlainError(
        'receipt_wrong',
        '这个存证码不是这件案件上报时的：请先核对编号和存证码有没有抄错；都没错，就运行 npm run history -- verify。',
      );
    say(
      `存证码是对的：${number} 于 ${filedAt ? `${beijingDate(filedAt)} ${beijingClock(filedAt)}` : ''} 上报，${corrected ? '之后依法更正过文字，更正记在历史里' : '内容没有被改动'}。`,
    );
    say(sealedOn ? `它在 ${dashed(sealedOn)} 的封存里。` : '那一天还没有封存，零点过后会封存。');
  });
}

function read(args: readonly string[], most: number) {
  try {
    const parsed = parseArgs({
      args: [...args],
      options: { from: { type: 'string' }, to: { type: 'string' }, out: { type: 'string' } },
      allowPositionals: true,
    });
    if (parsed.positionals.length > most) throw new Error(parsed.positionals.join(' '));
    return parsed;
  } catch {
    throw new PlainError('usage', USAGE);
  }
}

/** `20261128` of `2026-11-28`. */
function dayOf(text: string): string {
  const day = text.replaceAll('-', '');
  const at = new Date(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}T00:00:00Z`);
  if (!/^\d{8}$/.test(day) || Number.isNaN(at.getTime()))
    throw new PlainError('day_wrong', `“${text}”不是日期，请写成 2026-11-28。`);
  return day;
}
