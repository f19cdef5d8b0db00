/** What a subscription message says, within the limits of its fields: worded to fit, never cut. Pure. */
import { beijingClock, beijingDate } from '@gridline/shared/time.ts';
import type { Purpose } from './templates.ts';

/** Most characters of a `thing`. */
const THING = 20;

/** The headline (`phrase`: at most five Chinese characters), and hints (`thing`) from the fullest to the shortest. */
const WORDINGS: Partial<Record<Purpose, readonly [string, ...string[]]>> = {
  filed: ['已收到', '已派${unit}', '已派办理单位，请放心'],
  triage: ['已收到', '正在安排，请放心'],
  joined: ['已收到', '与同一件事一起办'],
  askPlace: ['请补充地点', '请点开写上在哪里'],
  placed: ['地点已记', '归${grid}管', '地点记下了，请放心'],
  dispatched: ['已派单', '已派${unit}', '已派办理单位，请放心'],
  accepted: ['正在办理', '${by}办好', '正在办理，请放心'],
  sentBack: ['正在改派', '正在改派，时限不变'],
  disputed: ['上级裁定', '由${above}裁定谁办', '由上级裁定谁来办'],
  escalated: ['已上报', '已报到${above}', '已上报，时限不变'],
  givenBack: ['交回办理', '已交回${unit}', '已交回办理，时限不变'],
  extended: ['已延期', '延到${due}', '点开看延到什么时候'],
  suspended: ['暂缓办理', '缓到${due}', '点开看缓到什么时候'],
  declined: ['未受理', '点开看原因和去处'],
  merged: ['已合并', '与同一件事一起办'],
  withdrawn: ['已撤回', '已按您的要求撤回'],
  survey: ['请您评价', '办完了，点开评价一下'],
  reopened: ['重新办理', '已退回重办，主管盯着'],
  reopenedAbove: ['重新办理', '已交${above}处理', '已交上一级处理'],
  checkedAgain: ['重新办理', '复查发现没办好，已交${unit}重办', '复查发现没办好，已退回重办'],
  redone: ['重新办理', '一起办的事要再办一次', '已退回重新办理'],
  thanks: ['已评价', '谢谢您的评价'],
  digest: ['有新进展', '您有${count}件事有新进展', '您的事有新进展'],
};

/** The fields of the template, by their names in it. */
export function wechatFields(
  purpose: string,
  params: Readonly<Record<string, string>>,
  now: Date,
): Record<string, { value: string }> {
  const [headline, ...hints] = WORDINGS[purpose as Purpose] ?? ['有新进展', '点开查看'];
  return {
    character_string1: { value: asciiOf(params.number) },
    phrase2: { value: headline },
    thing3: { value: fittingHint(hints, params) },
    time4: { value: `${beijingDate(now)} ${beijingClock(now).padStart(5, '0')}` },
  };
}

/** The first hint whose parameters are known and which fits; the last one has none and always does. */
function fittingHint(hints: readonly string[], params: Readonly<Record<string, string>>): string {
  for (const hint of hints) {
    const names = [...hint.matchAll(/\$\{(\w+)\}/g)].map((match) => String(match[1]));
    // A time limit that is none (尽快) fits no sentence that names a day.
    if (names.some((name) => !params[name] || (name === 'due' && !/\d/.test(params.due ?? '')))) continue;
    const text = hint.replace(/\$\{(\w+)\}/g, (_whole, name: string) => params[name] ?? '');
    if ([...text].length <= THING) return text;
  }
  return '点开查看';
}

/** A `character_string` is at most 32 letters, digits and signs; where there is no number a dash says so. */
function asciiOf(number: string | undefined): string {
  return number && /^[\x21-\x7e]{1,32}$/.test(number) ? number : '-';
}
