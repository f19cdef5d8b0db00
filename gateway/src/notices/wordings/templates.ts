/**
 * What a resident (and, of `staffReminder` and `staffDigest`, a member of staff) reads by SMS, by purpose. Carriers
 * hold the same wordings as templates of their own (`GRIDLINE_<PURPOSE>`); `${name}` is filled from the notice's
 * parameters.
 */
export const TEMPLATES = {
  filed:
    '已收到您反映的事，编号${number}，查询码${code}。归${grid}管，已派${unit}办理，${due}前签收。回复“查询”看进度。',
  triage: '已收到您反映的事，编号${number}，查询码${code}。我们会尽快安排人查看，${hint}',
  askPlace: '已收到，编号${number}，查询码${code}。请问在哪里？${choices}',
  joined: '已收到，编号${number}，查询码${code}。这件事已有人反映过，一起办理。${next}有进展会告诉您。',
  placed: '地点记下了：${place}，归${grid}管。编号${number}，${next}',
  dispatched: '您反映的${number}号事已派${unit}办理，${by}签收。',
  accepted: '您反映的${number}号事，${unit}已签收，正在办理，${by}办好。',
  sentBack: '您反映的${number}号事不归${unit}管，正在改派，时限不变。',
  disputed: '您反映的${number}号事，${unit}认为不归它办，已交${above}裁定由谁办理，时限不变。',
  escalated: '您反映的${number}号事已由${from}上报到${above}处理，时限不变。',
  givenBack: '您反映的${number}号事，${above}已交回${unit}办理并给予支持：${reason}。时限不变。',
  extended: '您反映的${number}号事需要更多时间，延到${due}。原因：${reason}',
  suspended: '您反映的${number}号事暂缓办理到${due}。原因：${reason}',
  declined: '您反映的${number}号事不在受理范围：${reason}${place}',
  merged: '您反映的${number}号事与${into}号是同一件，已一起办理，有结果会告诉您。',
  withdrawn: '您反映的${number}号事已按您的要求撤回。',
  survey:
    '您反映的${number}号事已办完：${result} 办好了吗？回1解决了，2没解决，3部分解决；后面可写几句话，比如有没有人联系您、满不满意。',
  reopened: '知道了，${number}号事没解决，已退回${unit}重新办理，主管也会盯着。您说的话已转给他们。',
  reopenedAbove: '知道了，${number}号事又没解决，已交${above}处理，主管会盯着。您说的话已转给他们。',
  checkedAgain: '您反映的${number}号事，复查发现还没办好，已交${unit}重新办理，主管会盯着，办完再请您评价。',
  redone: '${number}号和别的居民反映的是同一件事，这件事要再办一次，已交${unit}办理，办完再请您评价。',
  thanks: '谢谢您的评价，${number}号事已记下。',
  digest: '您有${count}件事有新进展：${lines}。回复“查询”看详情。',
  status: '${lines}',
  reply: '${text}',
  staffReminder: '工作提醒：${number}号案件${matter}，请尽快登录处理。',
  staffDigest: '工作提醒：有${count}条提醒等您处理：${lines}。请尽快登录处理。',
  signInCode: '您的登录验证码是${code}，5分钟内有效，请不要告诉别人。',
} as const;

export type Purpose = keyof typeof TEMPLATES;

/** The built-in wording with its parameters in place. A missing parameter is a defect of the caller and throws. */
export function render(purpose: Purpose, params: Readonly<Record<string, string>>): string {
  return fill(TEMPLATES[purpose], params);
}

/** A wording with its parameters in place. Throws when one is missing. */
export function fill(wording: string, params: Readonly<Record<string, string>>): string {
  return wording.replace(/\$\{(\w+)\}/g, (_whole, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`the wording “${wording}” needs the parameter ${name}`);
    return value;
  });
}

/** The parameter names of a purpose, in the order of its built-in wording. */
export function parametersOf(purpose: Purpose): string[] {
  return namesIn(TEMPLATES[purpose]);
}

/** The parameters a wording names, in order. */
export function namesIn(wording: string): string[] {
  return [...wording.matchAll(/\$\{(\w+)\}/g)].map((match) => String(match[1]));
}

/** The code under which the built-in wording lies at the carrier, unless the settings name another. */
export function builtInCode(codes: Readonly<Record<string, string>>, purpose: Purpose): string {
  return codes[purpose] ?? `GRIDLINE_${purpose.toUpperCase()}`;
}

/** The wordings as they lie at the carrier: by template code. */
export function templatesAtCarrier(codes: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(TEMPLATES).map(([purpose, text]) => [builtInCode(codes, purpose as Purpose), text]),
  );
}
