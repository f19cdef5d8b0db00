import type { Action } from '@gridline/shared/workflow.ts';

/** The step that carries a case on: drawn first and filled. */
const FORWARD: readonly Action[] = [
  'register',
  'dispatch',
  'accept',
  'acceptPart',
  'arrive',
  'finishPart',
  'resolve',
  'verify',
  'resume',
];
/** Steps against the flow: drawn apart, in the colour of a warning. */
const AGAINST: readonly Action[] = [
  'decline',
  'sendBack',
  'refuse',
  'reopen',
  'merge',
  'returnPart',
  'dropPart',
];
/** Done by residents and by the clock, never by a button of the console. */
const NOT_HERE: readonly Action[] = [
  'rate',
  'lapse',
  'withdraw',
  'urge',
  'vote',
  'dissent',
  'silence',
  'mark',
  'redact',
];

export interface ActionGroups {
  forward: Action[];
  beside: Action[];
  against: Action[];
}

/** The allowed actions in the three groups of the action bar. */
export function groupActions(actions: readonly Action[]): ActionGroups {
  const here = actions.filter((action) => !NOT_HERE.includes(action));
  return {
    forward: here.filter((action) => FORWARD.includes(action)),
    beside: here.filter((action) => !FORWARD.includes(action) && !AGAINST.includes(action)),
    against: here.filter((action) => AGAINST.includes(action)),
  };
}

export function isAgainst(action: Action): boolean {
  return AGAINST.includes(action);
}
