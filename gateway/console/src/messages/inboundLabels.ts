/** What became of a message. */
export const INBOUND_STATES: Record<string, string> = {
  received: '待处理',
  processed: '已处理',
  failed: '处理失败',
  ignored: '不作诉求',
};

/** What the conversation took a message for; others are shown by their code. */
export const INTENTS: Record<string, string> = {
  complaint: '新诉求',
  placeAnswer: '回答地点',
  choice: '选了一项',
  rating: '评价',
  status: '查进度',
  urge: '催办',
  supplement: '补充',
  withdraw: '撤回',
  stop: '退订',
  resume: '恢复通知',
  help: '问用法',
  greeting: '问候',
  empty: '没有内容',
  advert: '广告',
  abuse: '辱骂',
  stray: '没头没尾的回答',
  lateRating: '迟到的评价',
  placeUnknown: '说不清地点',
  which: '说是哪一件',
  whichWords: '说是哪一件',
  confirm: '确认撤回',
  keep: '不撤回了',
  insist: '坚持反映',
  confidential: '要求保密',
  join: '接着上一条',
  notOurs: '不归本区管',
  taken: '人工回复中',
};
