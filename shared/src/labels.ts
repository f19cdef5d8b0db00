/** Words a person sees for the codes of the house. Links can be renamed per district in the settings. */
import type { Action, Stage, StaffRole } from './workflow.ts';

export const STAGE_LABELS: Record<Stage, string> = {
  received: '信息采集',
  registered: '建档立卷',
  dispatched: '调度派遣',
  handling: '案件处置',
  resolved: '处理反馈',
  closed: '核实结案',
  evaluated: '综合评价',
  declined: '不予受理',
  withdrawn: '已撤回',
  merged: '已合并',
};

/** What a resident reads of a stage: what is happening, not what the office calls it. */
export const RESIDENT_STAGE_LABELS: Record<Stage, string> = {
  received: '已收到',
  registered: '已立案',
  dispatched: '已派给办理单位',
  handling: '正在办理',
  resolved: '已办完，正在核实',
  closed: '已办结，请您评价',
  evaluated: '已办结',
  declined: '不属于受理范围',
  withdrawn: '您已撤回',
  merged: '已并入同一件事',
};

export const ACTION_LABELS: Record<Action, string> = {
  register: '立案',
  decline: '不予受理',
  locate: '确定地点',
  classify: '改类别',
  dispatch: '派遣',
  accept: '签收',
  sendBack: '退件',
  contact: '联系居民',
  resolve: '处置完成',
  verify: '核实结案',
  refuse: '核实不通过',
  rate: '评价',
  lapse: '评价到期',
  reopen: '重办',
  withdraw: '撤回',
  merge: '合并',
  escalate: '上报',
  urge: '催办',
  supplement: '补充情况',
  supervise: '督办',
  extend: '延期',
  suspend: '挂账',
  resume: '恢复办理',
  rezone: '网格调整',
  comment: '内部备注',
  arrive: '到场',
  askExtend: '申请延期',
  askSuspend: '申请挂账',
  denyAsk: '不同意申请',
  giveBack: '交回办理',
  assist: '增派协办',
  acceptPart: '协办签收',
  finishPart: '协办完成',
  returnPart: '协办退回',
  dropPart: '取消协办',
  handOver: '转交',
  unmerge: '拆分',
  vote: '评价',
  dissent: '没解决，单独重办',
  silence: '评价到期',
  review: '回看',
  mark: '时限提醒',
  redact: '依法更正',
};

export const ROLE_LABELS: Record<StaffRole, string> = {
  operator: '坐席',
  gridWorker: '网格员',
  gridLeader: '网格长',
  handler: '办理人员',
  supervisor: '督导',
  admin: '管理员',
};

export const CHANNELS = ['wechat', 'sms', 'hotline', 'open311'] as const;
export type Channel = (typeof CHANNELS)[number];

export const CHANNEL_LABELS: Record<Channel, string> = {
  wechat: '微信',
  sms: '短信',
  hotline: '电话',
  open311: '开放接口',
};

/** Why words of the history were taken out (依法更正), as residents may read it. */
export const REDACTION_REASONS = {
  privacy: '涉及个人信息',
  slander: '涉及不实或侮辱他人的内容',
  law: '依法要求',
} as const;
export type RedactionReason = keyof typeof REDACTION_REASONS;

export const PART_STATES = ['open', 'accepted', 'done', 'sentBack', 'dropped'] as const;
export type PartState = (typeof PART_STATES)[number];

export const PART_STATE_LABELS: Record<PartState, string> = {
  open: '待签收',
  accepted: '在办',
  done: '已办完',
  sentBack: '已退回',
  dropped: '已取消',
};
