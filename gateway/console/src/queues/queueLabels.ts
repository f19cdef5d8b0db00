import type { Queue } from '@gridline/shared/staffApi.ts';

export const QUEUE_LABELS: Record<Queue, string> = {
  triage: '人工分拨',
  accept: '待签收',
  handle: '在办',
  verify: '待核实',
  asked: '待答复',
  escalated: '下级上报',
  overdue: '超期',
  supervised: '督办',
  reopened: '重办',
  open: '全部在办',
  all: '全部',
  assist: '协办',
  leaderQueue: '待安排办理人',
  dissatisfied: '不满意待回看',
};

/** One line under the heading: what lies in this list and what to do with it. */
export const QUEUE_HINTS: Record<Queue, string> = {
  triage: '系统拿不准归属的诉求，请看原因，确定地点或类别后立案、派遣。',
  accept: '已派出、还没有人签收的案件。',
  handle: '已签收、正在处置的案件。',
  verify: '办理单位已反馈，等办理人以外的人核实。',
  asked: '下级申请延期或挂账的案件，请同意或说明为什么不同意；没有答复前时限照常计算。',
  escalated: '下级解决不了、报上来的案件：派给本级能办的单位，或带着支持交回原单位（只能一次）。',
  supervised: '超过时限、居民说没解决或督导点名的案件，办完为止都在这里。',
  overdue: '已过时限、还没有办完的案件，最久的在最前。',
  reopened: '居民不认可或核实后退回、重新办理的案件。',
  open: '所有还欠居民一个答复的案件。',
  all: '包括已办结、不予受理、撤回与合并的全部案件。',
  assist: '别的单位牵头、请我们单位出一份力的案件，先到期的在最前。',
  leaderQueue: '办理人请假或离岗、没有人接手的案件，请转交给承办单位的一位同事。',
  dissatisfied: '居民说解决了、但不满意的案件，请看一看为什么，写下回看意见。',
};

/** Lists in which every entry is a warning. */
export const WARNING_QUEUES: readonly Queue[] = [
  'triage',
  'asked',
  'escalated',
  'overdue',
  'supervised',
  'reopened',
  'leaderQueue',
  'dissatisfied',
];
