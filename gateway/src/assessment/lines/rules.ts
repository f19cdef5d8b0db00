/** What each action of a case counts, and how it moves what is known of the case. */
import { isOpen, type Stage } from '@gridline/shared/workflow.ts';
import { instantOf, type EventData } from './eventData.ts';
import { answered, lapsed } from './answers.ts';
import type { Ascribed, Entry, Happening } from './line.ts';
import { closedInTime, contacted, contactMissed, contactMissedMeanwhile, resolveMissed } from './limits.ts';
import { ascribed, since, type CaseState } from './state.ts';

export interface Moment {
  event: Happening;
  data: EventData;
}
export type Rule = (state: CaseState, moment: Moment) => Entry[];

/** Those who do the work; what they do counts for them in person. */
const FIELD = ['handler', 'gridWorker', 'gridLeader'];

const one =
  (measure: Entry['measure']): Rule =>
  () => [{ measure }];

const file: Rule = (state, { data: { repeatOf } }) => [
  { measure: 'filed' },
  ...(repeatOf && !repeatOf.before ? [{ measure: 'repeated' as const, of: workOf(repeatOf, state) }] : []),
];

const registered: Rule = (state, { event, data }) => {
  state.categoryCode = data.categoryCode ?? state.categoryCode;
  return event.action === 'register' ? [{ measure: 'registered' }] : [];
};

const locate: Rule = (_state, { data: { before, gridCode } }) =>
  before && gridCode && before !== gridCode ? [{ measure: 'corrected' }] : [];

const dispatch: Rule = (state, { event, data }) => {
  state.unitCode = data.unitCode ?? event.unitCode;
  state.handlerId = null;
  return [{ measure: 'dispatched' }];
};

/** 签收: only the first acceptance of a case's life is measured. */
const accept: Rule = (state, { event }) => {
  state.handlerId = event.actorId;
  state.unitCode = event.unitCode ?? state.unitCode;
  state.acceptedBy = { unitCode: state.unitCode, personId: event.actorId };
  if (state.accepted) return [];
  state.accepted = true;
  return [{ measure: 'accepted', minutes: since(state, event.at) }];
};

const contact: Rule = (state, { event }) => {
  if (state.contact) return [];
  const of = byActor(state, event);
  return [{ measure: 'contacted', minutes: since(state, event.at), of }, ...contacted(state, event.at, of)];
};

const resolve: Rule = (state, { event }) => {
  const of = byActor(state, event);
  state.resolution = { at: event.at, of };
  return [{ measure: 'resolved', minutes: since(state, event.at), of }];
};

const verify: Rule = (state, { event, data }) => {
  const { at, of } = state.resolution ?? { at: event.at, of: ascribed(state) };
  // A case that parted from another goes on counting where the questions of that one ended.
  state.round = Math.max(data.round ?? 0, state.round + 1);
  state.rounds.set(state.round, { of, answer: null, lapsed: false });
  return [
    { measure: 'closed', minutes: since(state, at), of },
    ...closedInTime(state, at),
    ...contactMissed(state, of),
    { measure: 'asked', n: data.asked ?? 1, of },
  ];
};

const refuse: Rule = (state, { event }) => {
  const of = state.resolution?.of ?? ascribed(state);
  return [{ measure: 'refused', of }, ...contactMissedMeanwhile(state, event.at, of)];
};

const rate: Rule = (state, { data }) =>
  data.answer ? answered(state, data.answer, leadOf(data, state)) : [];

const reopen: Rule = (state, moment) => {
  const of = state.rounds.get(state.round)?.of ?? ascribed(state);
  const answers = rate(state, moment);
  state.handlerId = null;
  state.resolution = null;
  return [{ measure: 'reopened', of }, ...answers, ...supervised(state)];
};

/** 退件 and 上报 count for the unit that had it. */
const away =
  (measure: 'sentBack' | 'escalated'): Rule =>
  (state) => {
    const of = ascribed(state);
    Object.assign(state, { unitCode: null, handlerId: null });
    return [{ measure, of }];
  };

const resume: Rule = (state, { event, data }) => stood(state, event.at, data.stoodMilliseconds ?? null);

/** What ends while its clock stands stood until then. */
export function endedWhileStanding(state: CaseState, { at, toStage }: Happening): Entry[] {
  return state.suspendedAt === null || isOpen(toStage as Stage) ? [] : stood(state, at, null);
}

function stood(state: CaseState, until: Date, told: number | null): Entry[] {
  const milliseconds = told ?? until.getTime() - (state.suspendedAt ?? until).getTime();
  state.suspendedAt = null;
  return [{ measure: 'suspendedMinutes', n: Math.round(milliseconds / 60_000) }];
}

const suspend: Rule = (state, { event }) => {
  state.suspendedAt = event.at;
  return [{ measure: 'suspended' }];
};

const extend: Rule = (state, { data }) => {
  state.dues.resolve = instantOf(data.to) ?? state.dues.resolve;
  return [{ measure: 'extended' }];
};

/** Moved along with its lead, or from one that ended to another, it is merged once all the same. */
const merge: Rule = (state) => {
  if (state.merged) return [];
  state.merged = ascribed(state);
  return [{ measure: 'merged' }];
};

/** It is no longer among the merged. */
function unmerged(state: CaseState): Entry[] {
  const of = state.merged;
  state.merged = null;
  return of ? [{ measure: 'merged', n: -1, of }] : [];
}

/** A case of its own again, with what it has from the one it was merged into: nobody's yet, or whose that one was. */
const parted: Rule = (state, moment) => {
  state.categoryCode = moment.data.categoryCode ?? state.categoryCode;
  const entries = [...unmerged(state), ...rate(state, moment)];
  Object.assign(state, { unitCode: moment.event.unitCode, handlerId: null });
  return entries;
};

/** 没解决 of one of many: what was closed for all is done again for this one. */
const dissent: Rule = (state, moment) => {
  const of = leadOf(moment.data, state) ?? ascribed(state);
  const entries = parted(state, moment);
  state.unitCode = moment.data.unitCode ?? state.unitCode;
  return [{ measure: 'reopened', of }, ...entries, ...supervised(state)];
};

/** Of shares that went by unseen only the highest is written: it may be more than the whole. */
const mark: Rule = (state, { event, data: { clock, percent } }) => {
  if ((percent ?? 0) < 100) return [];
  if (clock === 'contact') return contactMissed(state);
  return clock === 'resolve' ? [...resolveMissed(state, event.toStage), ...supervised(state)] : [];
};

/** 督办: by a supervisor, or by itself for what is overdue or not solved. A case that is supervised stays so. */
function supervised(state: CaseState): Entry[] {
  if (state.supervised) return [];
  state.supervised = true;
  return [{ measure: 'supervised' }];
}

/** Who takes it over has accepted it; a person it was taken from did not give it away, the unit has it still. */
const handOver: Rule = (state, { event, data }) => {
  const { acceptedBy, handlerId, unitCode } = state;
  const left = handlerId === null || handlerId === event.actorId ? (acceptedBy?.personId ?? null) : null;
  if (acceptedBy?.unitCode === unitCode) state.acceptedBy = { unitCode, personId: data.to ?? left };
  state.handlerId = data.to ?? null;
  return [];
};

const withReason =
  (measure: 'declined' | 'withdrawn'): Rule =>
  (state, { data }) => [...unmerged(state), { measure, reasonCode: data.reasonCode ?? null }];

export const RULES: Readonly<Record<string, Rule>> = {
  file,
  register: registered,
  classify: registered,
  decline: withReason('declined'),
  withdraw: withReason('withdrawn'),
  merge,
  unmerge: parted,
  dissent,
  vote: rate,
  silence: (state, { data }) => lapsed(state, data.round ?? null, leadOf(data, state)),
  locate,
  dispatch,
  giveBack: dispatch,
  accept,
  handOver,
  contact,
  resolve,
  verify,
  refuse,
  rate,
  // Who is anonymous was not asked.
  lapse: (state, { data }) => (data.asked === 0 ? [] : lapsed(state, data.round ?? null)),
  reopen,
  sendBack: away('sentBack'),
  escalate: away('escalated'),
  extend,
  suspend,
  resume,
  mark,
  urge: one('urged'),
  supervise: supervised,
};

interface Work {
  areaPath?: string | null;
  unitCode?: string | null;
  handlerId?: string | null;
}

/** Another case's work, in the category of this one. */
function workOf({ areaPath, unitCode, handlerId }: Work, { categoryCode }: CaseState): Ascribed {
  return {
    areaPath: areaPath ?? '',
    unitCode: unitCode ?? null,
    personId: handlerId ?? null,
    categoryCode,
  };
}

function leadOf({ lead }: EventData, state: CaseState): Ascribed | undefined {
  return lead ? workOf(lead, state) : undefined;
}

/** The person who did it, where it is one of those who work on it; a call by the desk counts for whoever has it in hand. */
function byActor(state: CaseState, { actorRole, actorId }: Happening): Ascribed {
  const own = ascribed(state);
  return FIELD.includes(actorRole) ? { ...own, personId: actorId } : own;
}
