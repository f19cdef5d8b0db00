/** Why a case is declined or withdrawn: the lists, what colleagues call each reason, and what residents are told. */
export const DECLINE_REASONS = [
  'notOurs',
  'judicial',
  'repeated',
  'malicious',
  'unclear',
  'emergency',
  'other',
] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

export const WITHDRAW_REASONS = ['solved', 'mistaken', 'unwilling', 'other'] as const;
export type WithdrawReason = (typeof WITHDRAW_REASONS)[number];

export const DECLINE_LABELS: Record<DeclineReason, string> = {
  notOurs: '不归本区',
  judicial: '已走司法、信访或仲裁',
  repeated: '重复反映（须给原案件编号）',
  malicious: '恶意或骚扰（督导才能定）',
  unclear: '说不清且联系不上',
  emergency: '应打 110、119、120',
  other: '其他',
};

export const WITHDRAW_LABELS: Record<WithdrawReason, string> = {
  solved: '已经解决了',
  mistaken: '说错了，不是这么回事',
  unwilling: '不想再反映了',
  other: '其他',
};

/**
 * What the resident reads: why not, and where to go instead; '' is told in words by whoever declines. Places are
 * filled in by the verb where they depend on the case.
 */
export const DECLINE_WORDS: Record<DeclineReason, { why: string; where: string }> = {
  notOurs: { why: '这件事不归本区管', where: '' },
  judicial: {
    why: '这件事已进入司法、信访或仲裁程序，不能两边同时办',
    where: '。请联系正在办理的法院、信访部门或仲裁机构',
  },
  repeated: { why: '这件事以前反映过，已经办结', where: '' },
  malicious: { why: '没有看到可以办理的具体事情', where: '。有具体的事随时可以再反映' },
  unclear: { why: '没有看明白是什么事、在哪里，也没能联系上您', where: '。请写清地点和情况再反映一次' },
  emergency: { why: '紧急的事等不得', where: '。请马上打110、119或120' },
  other: { why: '', where: '' },
};
