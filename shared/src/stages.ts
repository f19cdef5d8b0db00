/** The stages of a case. */

/** The seven links (环节) in order, then the three ways out beside them. */
export const STAGES = [
  'received',
  'registered',
  'dispatched',
  'handling',
  'resolved',
  'closed',
  'evaluated',
  'declined',
  'withdrawn',
  'merged',
] as const;
export type Stage = (typeof STAGES)[number];
