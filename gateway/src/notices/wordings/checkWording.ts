/** Whether a wording may be saved, and what it costs: checked against its parameters and counted as carriers count. Pure. */
import { SEGMENT_LIMIT, type WordingParameter, type WordingPreview } from '@gridline/shared/noticeApi.ts';
import { countSegments } from '@gridline/shared/text.ts';
import { parametersFor, VARIABLE_LIMIT } from './purposes.ts';
import { fill, namesIn, TEMPLATES, type Purpose } from './templates.ts';

/** More than this many segments are worth a remark. */
const DEAR = 2;
/** One Chinese character of usual width fills a parameter to its limit. */
const WIDE = '字';

export function previewOf(purpose: Purpose, text: string, signature: string): WordingPreview {
  const parameters = parametersFor(purpose);
  const count = (values: (parameter: WordingParameter) => string): WordingPreview['example'] => {
    const filled = signature + fillKnown(text, parameters, values);
    return { text: filled, characters: [...filled].length, ...countSegments(filled) };
  };
  const example = count((parameter) => parameter.example);
  const worst = count((parameter) => WIDE.repeat(parameter.limit));
  const problems = problemsOf(text, parameters, {
    worst: worst.segments,
    allowed: Math.max(SEGMENT_LIMIT, longestOf(purpose, signature)),
  });
  return { example, worst, problems, remarks: remarksOf(text, parameters, worst.segments) };
}

/** Unknown names stay as they are written, so that the preview shows the mistake. */
function fillKnown(
  text: string,
  parameters: readonly WordingParameter[],
  values: (parameter: WordingParameter) => string,
): string {
  const known = new Map(parameters.map((parameter) => [parameter.name, values(parameter)]));
  const all = namesIn(text).map((name): [string, string] => [name, known.get(name) ?? `\${${name}}`]);
  return fill(text, Object.fromEntries(all));
}

function longestOf(purpose: Purpose, signature: string): number {
  const filled = fillKnown(TEMPLATES[purpose], parametersFor(purpose), ({ limit }) => WIDE.repeat(limit));
  return countSegments(signature + filled).segments;
}

function problemsOf(
  text: string,
  parameters: readonly WordingParameter[],
  segments: { worst: number; allowed: number },
): string[] {
  const used = namesIn(text);
  const known = parameters.map(({ name }) => name);
  const list = parameters.map(({ name, label }) => `\${${name}}（${label}）`).join('、');
  const unknown = [...new Set(used.filter((name) => !known.includes(name)))];
  const missing = parameters.filter(({ name, required }) => required && !used.includes(name));
  const problems = [
    ...unknown.map((name) => `没有“\${${name}}”这个变量，可以用：${list}。`),
    ...missing.map(({ name, label }) => `少了“\${${name}}”（${label}），居民会看不明白，请加上。`),
  ];
  if (/\$\{(?!\w+\})|\$(?!\{)/.test(text))
    problems.push('变量没有写对：请写成 ${名字} 的样子，前后都是半角符号。');
  if (/[【】]/.test(text)) problems.push('不要写【】：签名由运营商加在最前面。');
  if (segments.worst > segments.allowed)
    problems.push(`最长会拆成${segments.worst}条短信，最多${segments.allowed}条，请写短一点。`);
  return problems;
}

function remarksOf(text: string, parameters: readonly WordingParameter[], worst: number): string[] {
  const remarks: string[] = [];
  if (worst > DEAR) remarks.push(`变量都填满时按${worst}条短信计费。`);
  const rare = [...text].find((char) => (char.codePointAt(0) ?? 0) > 0xffff);
  if (rare) remarks.push(`“${rare}”在老年机上可能显示不出来。`);
  const odd = oddOne(text);
  if (odd) remarks.push(`只因为“${odd}”一个字符，整条按70字一条计费；去掉它就按160字一条。`);
  if (/https?:|www\./i.test(text)) remarks.push('带网址的文字要先在运营商那里报备，否则会被拒收。');
  const long = parameters.filter(({ name, limit }) => limit > VARIABLE_LIMIT && namesIn(text).includes(name));
  if (long.length > 0) {
    const names = long.map(({ name }) => `\${${name}}`).join('、');
    remarks.push(`在运营商登记时，${names}可能超过${VARIABLE_LIMIT}个字，请选长变量。`);
  }
  return remarks;
}

/** The one character that makes the whole text dear, when all others are of the GSM alphabet. */
function oddOne(text: string): string | null {
  const plain = text.replace(/\$\{\w+\}/g, '');
  const { odd } = countSegments(plain);
  if (odd === null) return null;
  return countSegments(plain.replaceAll(odd, '')).odd === null ? odd : null;
}
