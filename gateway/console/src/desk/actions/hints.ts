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
  reopen: '退回原单位重新办理并督办，时限不重新计算；第二次重办交上一级。',
  merge: '同一件事并到一起办，两边的居民都会收到进展。',
  escalate: '交上一级决定怎么办，居民会看到由哪一级报到哪一级；时限不重新计算。',
  giveBack: '带着支持交回上报的单位，只能一次；居民会看到，时限不重新计算。',
  askExtend: '向上一级申请，一件案件只能延期一次；没有答复前时限照常计算。',
  askSuspend: '向上一级申请；没有答复前时限照常计算。',
  extend: '一件案件只能延期一次，居民会收到新的时限和理由。',
  denyAsk: '理由会告诉申请的人，居民不会收到通知；时限照常计算。',
  rezone: '只改由哪个网格管：承办单位、时限和案件的位置都不变。',
  suspend: '挂账期间停止计时，到期自动恢复，剩下的办理时间不变；最长半年。',
  resume: '从现在起继续计时。',
};
