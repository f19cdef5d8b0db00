/** Learns categories from decided texts, judges a model, asks it: `npm run categories -- learn | judge | suggest`. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Example } from '../src/categories/corpus.ts';
import { judge } from '../src/categories/judge.ts';
import { FOLDS, learn } from '../src/categories/learn.ts';
import { ModelUnreadable, parseModel, serialiseModel, type Model } from '../src/categories/model.ts';
import { decidingWords, predict } from '../src/categories/predict.ts';
import { readExamples } from '../src/categories/readExamples.ts';
import { confusionLines, judgedLines, percent } from './categoryReport.ts';
import { learningProgress } from './learningProgress.ts';
import { PlainError } from './plainError.mjs';
import { say } from './progress.mjs';

const USAGE = [
  '用法：',
  '  npm run categories -- learn <tsv> --out <文件>        从“文本<制表符>类别”学习，存成模型',
  '  npm run categories -- judge <模型> <tsv> [--json]     用另外的文本检验模型',
  '  npm run categories -- suggest <模型> "<文本>" [--json]  看模型怎么判断一句话，凭哪些词',
].join('\n');

const usage = (sentence: string): PlainError => new PlainError('usage', sentence, USAGE);

const MOST_NAMED = 20;

function readFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new PlainError('file_unreadable', `读不了文件 ${path}，请核对路径。`);
  }
}

/** @throws PlainError that names every broken row */
function examplesOf(path: string): Example[] {
  const { examples, broken } = readExamples(readFile(path));
  if (broken.length > 0) {
    const lines = broken.slice(0, MOST_NAMED).map(({ row, why }) => `  第 ${row} 行：${why}`);
    if (broken.length > MOST_NAMED) lines.push(`  …… 另有 ${broken.length - MOST_NAMED} 行`);
    const sentence = `有 ${broken.length} 行不对，什么都没有写，请改好再试。`;
    throw new PlainError('rows_broken', sentence, lines.join('\n'));
  }
  if (examples.length === 0) throw new PlainError('rows_none', `文件 ${path} 里没有内容。`);
  return examples;
}

function modelOf(path: string): Model {
  try {
    return parseModel(readFile(path));
  } catch (error) {
    if (error instanceof ModelUnreadable) throw new PlainError(error.code, `${path}：${error.message}`);
    throw error;
  }
}

/** Every fold must have something of every class to be judged by. */
function checkClasses(examples: readonly Example[]): void {
  const counts = new Map<string, number>();
  for (const { label } of examples) counts.set(label, (counts.get(label) ?? 0) + 1);
  if (counts.size < 2) throw new PlainError('classes_few', '只有一个类别，没有什么可学的，至少要有两个。');
  const small = [...counts].filter(([, count]) => count < FOLDS);
  if (small.length === 0) return;
  const named = small.map(([label, count]) => `  ${label}：${count} 条`).join('\n');
  throw new PlainError('class_small', `每个类别至少要有 ${FOLDS} 条，下面的不够，什么都没有写。`, named);
}

function learnFile(tsv: string, out: string): void {
  const examples = examplesOf(tsv);
  checkClasses(examples);
  const started = performance.now();
  const shown = learningProgress();
  const learned = learn({ examples, progress: (done, of) => shown.at(done, of) });
  shown.end();
  const seconds = (performance.now() - started) / 1000;
  // A file that is half written is never in the place of a whole one.
  const half = `${out}.${process.pid}.part`;
  try {
    writeFileSync(half, serialiseModel(learned.model));
    renameSync(half, out);
  } catch {
    throw new PlainError('file_unwritable', `写不了文件 ${out}，请核对路径和权限。`);
  }
  say(`classes   ${learned.model.classes.length}`);
  say(`examples  ${examples.length}`);
  say(`seconds   ${seconds.toFixed(1)}`);
  say(
    `macro-F1  ${learned.score.toFixed(4)} ± ${learned.spread.toFixed(4)}  (${FOLDS}-fold cross-validation)`,
  );
  say(`folds     ${learned.folds.map((mark) => mark.toFixed(4)).join('  ')}`);
  for (const line of judgedLines(learned.judged)) say(line);
  say(`已存到 ${out}`);
}

function judgeFile(modelPath: string, tsv: string, json: boolean): void {
  const model = modelOf(modelPath);
  const answered = examplesOf(tsv).map(({ text, label }) => ({
    label,
    answer: predict(model, text)[0]?.label ?? '',
  }));
  const judged = judge(answered);
  if (json) return say(JSON.stringify(judged));
  say(`texts     ${judged.texts}`);
  say(`accuracy  ${judged.accuracy.toFixed(4)}`);
  say(`macro-F1  ${judged.macroF1.toFixed(4)}`);
  for (const line of [...judgedLines(judged), ...confusionLines(judged)]) say(line);
}

function suggestFor(modelPath: string, text: string, json: boolean): void {
  const model = modelOf(modelPath);
  if (text.trim() === '') throw usage('请给出要判断的文本。');
  const likely = predict(model, text).slice(0, 3);
  const [best, second] = likely;
  if (!best || !second) return;
  const words = decidingWords(model, text, { label: best.label, other: second.label });
  if (json) return say(JSON.stringify({ label: best.label, probability: best.probability, words, likely }));
  say(`${best.label}  ${percent(best.probability)}`);
  say(`凭：${words.length > 0 ? words.map((word) => `“${word}”`).join('、') : '没有特别说明问题的词'}`);
  say(
    `其次：${likely
      .slice(1)
      .map(({ label, probability }) => `${label} ${percent(probability)}`)
      .join('，')}`,
  );
}

/** `process.argv`: which of the three, and what it needs. */
export async function main(): Promise<void> {
  const { verb, rest, json, out } = readArguments(process.argv.slice(2));
  const [first, second, ...more] = rest;
  if (verb === 'learn') {
    if (!first || second !== undefined || !out) throw usage('请写明学习的文件和 --out <文件>。');
    return learnFile(first, out);
  }
  if (verb !== 'judge' && verb !== 'suggest') throw usage('请写明 learn、judge 或 suggest。');
  if (!first || second === undefined || more.length > 0)
    throw usage('请写明模型文件，再写明要检验的文件或文本。');
  return verb === 'judge' ? judgeFile(first, second, json) : suggestFor(first, second, json);
}

function readArguments(given: readonly string[]): {
  verb: string;
  rest: string[];
  json: boolean;
  out: string | null;
} {
  const args = [...given];
  const json = args.includes('--json');
  const at = args.indexOf('--out');
  const [, out = null] = at < 0 ? [] : args.splice(at, 2);
  const [verb = '', ...rest] = args.filter((argument) => argument !== '--json');
  const unknown = verb === 'suggest' ? undefined : rest.find((argument) => argument.startsWith('--'));
  if (unknown) throw usage(`不认识 ${unknown}。`);
  return { verb, rest, json, out };
}
