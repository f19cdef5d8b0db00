/**
 * Where a text or a point belongs, and why: `npm run route -- "<text>"` on the district's own data, or in batches
 * on files, one line of JSON each.
 */
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openDatabase } from '../src/db/database.ts';
import { readEnv } from '../src/env.ts';
import { buildAreaIndex } from '../src/areas/areaIndex.ts';
import { buildAtlas, type Atlas } from '../src/routing/atlas.ts';
import { FileBroken, readGazetteerFile } from '../src/routing/batch/gazetteerFile.ts';
import { judgeText, readTexts, type Judgement } from '../src/routing/batch/judgement.ts';
import { judgePoints } from '../src/routing/batch/points.ts';
import { demonstrationAtlas, demonstrationRows } from '../src/routing/demonstration.ts';
import { readDistrictAtlas } from '../src/routing/districtAtlas.ts';
import { evaluate } from '../src/routing/evaluation/evaluate.ts';
import { readPlaceTexts } from '../src/routing/evaluation/placeTexts.ts';
import { tableLines } from '../src/routing/evaluation/table.ts';
import { explain } from '../src/routing/explain.ts';
import { buildGazetteer } from '../src/routing/names/gazetteer.ts';
import { PlainError } from './plainError.mjs';

const USAGE = `用法：
  npm run route -- "水景园三号楼下水道堵了"                                   一段文字属于哪里，为什么
  npm run route -- --texts <tsv: id TAB text> [--gazetteer <csv>] [--json]     一批文字
  npm run route -- --areas <geojson> --code-field <字段> --points <csv: id,lng,lat> [--json]   一批坐标
  npm run route -- --evaluate                                                  自带的评测文本读得怎样
  地名文件的列：name,kind,lng,lat,grid_code,aliases；不给地名文件就用本区的地名库。`;

const OPTIONS = {
  gazetteer: { type: 'string' },
  texts: { type: 'string' },
  areas: { type: 'string' },
  'code-field': { type: 'string' },
  points: { type: 'string' },
  evaluate: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

export async function main(): Promise<void> {
  const { values, positionals } = readArguments();
  try {
    if (values.evaluate) return ownTexts();
    if (values.points !== undefined) return pointsOfFile(values);
    if (values.texts !== undefined) return await textsOfFile({ ...values, texts: values.texts });
    if (positionals.length === 0) throw new PlainError('usage', USAGE);
    await oneText(positionals.join(' '), values);
  } catch (error) {
    if (error instanceof FileBroken) throw new PlainError(error.code, error.message);
    throw error;
  }
}

/** The product's own texts over the demonstration district, and which of them are still read wrong. */
function ownTexts(): void {
  const rows = demonstrationRows();
  const evaluation = evaluate(readPlaceTexts(rows), buildAtlas(rows));
  for (const line of tableLines(evaluation)) say(line);
  if (evaluation.misses.length > 0) say('\n还没有读对的：');
  for (const { kind, verdicts, text } of evaluation.misses)
    say(`  ${kind}（应为 ${verdicts.join('/')}）：${text}`);
}

function readArguments() {
  try {
    return parseArgs({ options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new PlainError('usage', `${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

function readFile(path: string): string {
  if (!existsSync(path)) throw new PlainError('file_missing', `没有找到文件 ${path}。`);
  return readFileSync(path, 'utf8');
}

function pointsOfFile(values: {
  areas?: string;
  'code-field'?: string;
  points?: string;
  json?: boolean;
}): void {
  if (values.areas === undefined || values.points === undefined) throw new PlainError('usage', USAGE);
  const found = judgePoints({
    areas: readFile(values.areas),
    codeField: values['code-field'] ?? 'code',
    points: readFile(values.points),
  });
  for (const one of found)
    say(
      values.json
        ? JSON.stringify(one)
        : `${one.id}\t${one.grid ?? '不在任何网格内'}\t${one.how}\t${one.metres}米`,
    );
}

async function textsOfFile(values: { gazetteer?: string; texts: string; json?: boolean }): Promise<void> {
  const texts = readTexts(readFile(values.texts));
  const given = values.gazetteer === undefined ? await standingAtlas() : atlasOfFile(values.gazetteer);
  for (const text of texts) {
    const judgement = judgeText(text, given);
    say(values.json ? JSON.stringify(judgement) : lineOf(judgement));
  }
}

function atlasOfFile(path: string): Pick<Atlas, 'gazetteer' | 'areas'> {
  const { places, areas } = readGazetteerFile(readFile(path));
  return { gazetteer: buildGazetteer(places, areas), areas: buildAreaIndex(areas) };
}

function lineOf({ id, verdict, place, grid, probability, reasons }: Judgement): string {
  return [id, verdict, place ?? '', grid ?? '', probability.toFixed(2), reasons.join('；')].join('\t');
}

async function oneText(text: string, values: { gazetteer?: string; json?: boolean }): Promise<void> {
  if (values.gazetteer !== undefined) {
    const judgement = judgeText({ id: '1', text }, atlasOfFile(values.gazetteer));
    return say(values.json ? JSON.stringify(judgement) : lineOf(judgement));
  }
  const told = explain({ text, placeText: '', point: null }, await standingAtlas(), new Date());
  if (values.json) return say(JSON.stringify(told));
  say(
    `${VERDICTS[told.verdict]}${told.place ? `：${told.place}` : ''}（把握 ${Math.round(told.probability * 100)}%）`,
  );
  for (const reason of told.reasons) say(`  · ${reason}`);
  for (const { name, grid, probability, reasons } of told.candidates)
    say(`  ? ${name}  网格 ${grid}  ${Math.round(probability * 100)}%  ${reasons.join('；')}`);
  if (told.category) say(`类别：${told.category.name}（${told.category.words.join('、')}）`);
  if (told.unit) say(`办理：${told.unit.name}（${told.unit.duty}）`);
}

const VERDICTS = {
  sure: '确定',
  ask: '需要问一句',
  broad: '只知道大概地方，交给那里的人工分拨',
  none: '没有地点',
} as const;

/** The district's own data where there are any; the demonstration district otherwise, and it is said. */
async function standingAtlas(): Promise<Atlas> {
  const { databaseUrl } = readEnv(process.env);
  const embedded = databaseUrl.startsWith('file:') ? databaseUrl.slice('file:'.length) : null;
  if (embedded !== null && !existsSync(embedded)) {
    process.stderr.write('（还没有本区的数据，用演示区的地名库）\n');
    return demonstrationAtlas();
  }
  const db = await openDatabase(databaseUrl);
  try {
    return await readDistrictAtlas(db, new Date());
  } finally {
    await db.close();
  }
}
