import type { Action } from '@gridline/shared/workflow.ts';

/** What a step does, where its name alone does not say. */
export const HINTS: Partial<Record<Action, string>> = {
  register: '确定类别后立案，开始计时。',
  decline: '居民会收到理由和该找的地方。',
  locate: '写明地点或在地图上点一下，系统据此认定网格。',
  classify: '类别决定由谁办、办理时限多长。',
  dispatch: '派给有这项职责的单位。',
  accept: '签收后由您的单位办理，居民会收到通知。',
  sendBack: '退回分拨；时限不重新计算。第二次退件由上一级裁定，裁定后不能再退。',
  contact: '记录已与居民取得联系，计入响应率；居民会看到“工作人员联系了您”。',
  resolve: '反馈后由办理人以外的人核实。',
  verify: '核实属实后结案，系统随即邀请居民评价。',
  refuse: '退回办理单位重新处置。',
  reopen: '案件重新派出，时限另算。',
  merge: '同一件事并到一起办，两边的居民都会收到进展。',
  unmerge: '不是同一件事时用：拆出来单独办，按自己上报的时间计时。',
  escalate: '交上一级协调；时限不重新计算。',
  rezone: '只改由哪个网格管：承办单位、时限和案件的位置都不变。',
  suspend: '挂账期间停止计时，到期自动恢复。',
  resume: '从现在起继续计时。',
};
