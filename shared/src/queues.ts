/** The lists that work waits in. */

/**
 * Lists of the console. `triage` 人工分拨, `accept` 待签收, `handle` 在办, `verify` 待核实, `asked` 待答复 (requests to the
 * level above), `escalated` 下级上报, `overdue` 超期, `supervised` 督办, `reopened` 重办, `open` 全部在办, `all` 全部, `assist` 协办,
 * `leaderQueue` 待网格长安排, `dissatisfied` 不满意待回看.
 */
export const QUEUES = [
  'triage',
  'accept',
  'handle',
  'verify',
  'asked',
  'escalated',
  'overdue',
  'supervised',
  'reopened',
  'open',
  'all',
  'assist',
  'leaderQueue',
  'dissatisfied',
] as const;
export type Queue = (typeof QUEUES)[number];

/** Lists are counted up to here: this many means more than one less. */
export const COUNTED = 1000;
