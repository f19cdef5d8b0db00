/** What each kind of notice is for: what staff call it, when it goes, and what its wording may be filled with. */
import type { WordingParameter } from '@gridline/shared/noticeApi.ts';
import { parametersOf, type Purpose } from './templates.ts';

interface Meaning {
  /** What staff call it. */
  label: string;
  /** When residents get it. */
  when: string;
  /** True: an answer to what the resident just did, or a code: neither quiet hours nor caps hold it. */
  urgent?: boolean;
  /** Parameters without which the wording would be of no use. */
  needs: readonly string[];
  /**
   * `state`: how a case stands now, and a newer one of the same case takes its place; `progress`: the same, and may be
   * told in one message with other cases; `work`: of somebody's work, may be told in one message with others. Left
   * out: told by itself.
   */
  tells?: 'progress' | 'state' | 'work';
}

export const PURPOSES: Readonly<Record<Purpose, Meaning>> = {
  filed: {
    label: '受理回执',
    when: '诉求已派到办理单位时，马上发',
    urgent: true,
    needs: ['number', 'code'],
  },
  triage: { label: '收到回执', when: '诉求要人工分拨时，马上发', urgent: true, needs: ['number', 'code'] },
  askPlace: {
    label: '追问地点',
    when: '不知道在哪里时，马上问',
    urgent: true,
    needs: ['number', 'code', 'choices'],
  },
  joined: {
    label: '并办回执',
    when: '居民说“我也遇到了”、与别人的同一件事一起办理时，马上发',
    urgent: true,
    needs: ['number', 'code'],
  },
  placed: { label: '地点确认', when: '居民答了地点以后，马上发', urgent: true, needs: ['number', 'place'] },
  dispatched: { label: '派遣通知', when: '案件派给办理单位时', needs: ['number', 'unit'], tells: 'progress' },
  accepted: { label: '签收通知', when: '办理单位签收时', needs: ['number', 'unit'], tells: 'progress' },
  sentBack: { label: '改派通知', when: '办理单位退件时', needs: ['number'], tells: 'progress' },
  disputed: { label: '裁定通知', when: '第二次退件、交上级裁定时', needs: ['number'], tells: 'progress' },
  escalated: { label: '上报通知', when: '案件上报上一级时', needs: ['number', 'above'], tells: 'progress' },
  givenBack: {
    label: '交回通知',
    when: '上一级带着支持交回原单位办理时',
    needs: ['number', 'above', 'unit'],
    tells: 'progress',
  },
  extended: { label: '延期通知', when: '案件延期时', needs: ['number', 'due', 'reason'], tells: 'progress' },
  suspended: { label: '挂账通知', when: '案件挂账时', needs: ['number', 'due', 'reason'], tells: 'progress' },
  declined: { label: '不予受理通知', when: '不予受理时', needs: ['number', 'reason'], tells: 'state' },
  merged: { label: '合并通知', when: '并入另一件案件时', needs: ['number', 'into'], tells: 'state' },
  withdrawn: {
    label: '撤回确认',
    when: '居民撤回时，马上发',
    urgent: true,
    needs: ['number'],
    tells: 'state',
  },
  survey: { label: '满意度调查', when: '办结时；没有回答的再提醒一次', needs: ['number'], tells: 'state' },
  reopened: {
    label: '重办确认',
    when: '居民说没解决、退回重办时，马上发',
    urgent: true,
    needs: ['number'],
    tells: 'state',
  },
  reopenedAbove: {
    label: '再次重办确认',
    when: '居民第二次说没解决、交上一级处理时，马上发',
    urgent: true,
    needs: ['number', 'above'],
    tells: 'state',
  },
  checkedAgain: {
    label: '复查重办',
    when: '主管复查认为没办好、退回重办时，马上发',
    urgent: true,
    needs: ['number', 'unit'],
    tells: 'state',
  },
  redone: {
    label: '一起办的事重办',
    when: '一起办的同一件事退回重办时，告诉其他居民',
    needs: ['number'],
    tells: 'state',
  },
  thanks: {
    label: '评价致谢',
    when: '居民评价以后，马上发',
    urgent: true,
    needs: ['number'],
    tells: 'state',
  },
  digest: {
    label: '合并进展通知',
    when: '一个号码攒了几条进展时，合成一条',
    needs: ['count', 'lines'],
  },
  status: { label: '查询答复', when: '居民查询时，马上答', urgent: true, needs: ['lines'] },
  reply: { label: '一般答复', when: '居民发来短信时，马上答', urgent: true, needs: ['text'] },
  staffReminder: {
    label: '工作提醒（发给工作人员）',
    when: '案件超过时限时，发给办理的人、网格长和督导',
    needs: ['number', 'matter'],
    tells: 'work',
  },
  staffDigest: {
    label: '工作提醒汇总（发给工作人员）',
    when: '一个工作人员攒了几条提醒时，合成一条',
    needs: ['count', 'lines'],
  },
  signInCode: { label: '登录验证码', when: '居民要验证码时，马上发', urgent: true, needs: ['code'] },
};

/**
 * Most characters of each parameter. Names, numbers and times keep within the 35 that carriers allow one variable of
 * a template; reasons and results need more to be of use, and are registered there as long variables.
 */
const PARAMETERS: Readonly<Record<string, Omit<WordingParameter, 'name' | 'required'>>> = {
  number: { label: '案件编号', limit: 24, example: '20261122-00017-4' },
  code: { label: '查询码或验证码', limit: 8, example: '384920' },
  grid: { label: '网格', limit: 20, example: '水景园第三网格' },
  unit: { label: '办理单位', limit: 20, example: '城管执法中队' },
  due: { label: '时限', limit: 16, example: '11月23日 9:20' },
  by: { label: '最晚什么时候', limit: 20, example: '11月23日 9:20前' },
  hint: { label: '提示', limit: 35, example: '需要时会给您打电话。' },
  choices: { label: '地点选项', limit: 180, example: '回复数字：1 水景园；2 水景苑。都不是请写地点。' },
  place: { label: '地点或去处', limit: 60, example: '。请联系市公积金中心' },
  next: { label: '下一步', limit: 35, example: '正在安排办理单位。' },
  from: { label: '上报的一级', limit: 20, example: '水景园社区' },
  matter: { label: '提醒什么', limit: 35, example: '已超过办理时限，列入督办' },
  above: { label: '上一级', limit: 20, example: '临港街道' },
  reason: { label: '原因', limit: 60, example: '要等配件到货' },
  into: { label: '另一件的编号', limit: 24, example: '20261122-00009-1' },
  result: { label: '办理结果', limit: 61, example: '已约谈店主，加装净化器。' },
  count: { label: '件数', limit: 4, example: '3' },
  lines: { label: '各件的进展', limit: 480, example: '20261122-00017-4号已签收；20261122-00018-2号已派单' },
  text: { label: '答复的话', limit: 480, example: '收到，工作人员会联系您。' },
};

/** The same name means something else in some wordings. */
const OF_PURPOSE: Partial<
  Record<Purpose, Readonly<Record<string, { limit: number; label?: string; example?: string }>>>
> = {
  digest: { lines: { limit: 160 } },
  staffDigest: { lines: { limit: 160, label: '各件要处理的', example: '20261122-00017-4已超过办理时限' } },
  placed: { place: { limit: 35, label: '地点', example: '水景园3号楼' } },
};

/** Carriers allow one variable of an ordinary template so many characters. */
export const VARIABLE_LIMIT = 35;

/** What a purpose's wording may be filled with, in the order of the built-in one. */
export function parametersFor(purpose: Purpose): WordingParameter[] {
  return parametersOf(purpose).map((name) => {
    const known = PARAMETERS[name];
    if (!known) throw new Error(`the parameter ${name} of ${purpose} is not described in purposes.ts`);
    const own = OF_PURPOSE[purpose]?.[name];
    return { name, ...known, ...own, required: PURPOSES[purpose].needs.includes(name) };
  });
}

export function isPurpose(name: string): name is Purpose {
  return Object.hasOwn(PURPOSES, name);
}
