/**
 * The lines of figures of one case, from its history alone: each is written for the day of its event, and depends on
 * nothing that came later, so lines of past days never change. Pure.
 */
import { beijingDay } from '@gridline/shared/time.ts';
import { readData, type EventData } from './eventData.ts';
import { noteLimits } from './hands.ts';
import type { Ascribed, Birth, Entry, Happening, Line } from './line.ts';
import { endedWhileStanding, RULES } from './rules.ts';
import { ascribed, joined, type CaseState } from './state.ts';

/** Actions that tell where the case lies from then on; a re-division does so only where nothing was known. */
const PLACING = ['file', 'locate', 'supplement', 'rezone', 'unmerge', 'dissent'];

/**
 * @param events of one case, oldest first
 * @param birth for histories that began before the filing said it: the channel and the path of the day
 */
export function linesOf(events: readonly Happening[], birth?: Birth): Line[] {
  let state: CaseState | null = null;
  const lines: Line[] = [];
  for (const event of events) {
    const data = readData(event.data);
    const born = state === null;
    state ??= begun(event, data, birth);
    if (born) state.categoryCode ??= categoryAtOnce(events[1]);
    const before = ascribed(state);
    follow(state, event, data);
    noteLimits(state, event.at);
    const entries = RULES[event.action]?.(state, { event, data }) ?? [];
    entries.push(...endedWhileStanding(state, event));
    state.stage = event.toStage;
    lines.push(...written(state, event, [...entries, ...(born ? [] : movedFrom(before, state))]));
  }
  return lines;
}

function begun(event: Happening, data: EventData, birth?: Birth): CaseState {
  return {
    filedAt: event.at,
    channel: data.channel ?? birth?.channel ?? '',
    anonymous: data.anonymous ?? false,
    categoryCode: data.categoryCode ?? data.leadCategory ?? null,
    areaPath: data.areaPath ?? birth?.areaPath ?? '',
    unitCode: null,
    handlerId: null,
    acceptedBy: null,
    stage: '',
    dues: { contact: null, resolve: null },
    atLimit: { contact: null, resolve: null },
    accepted: false,
    contact: null,
    response: null,
    due: false,
    resolution: null,
    rounds: new Map(),
    round: 0,
    suspendedAt: null,
    merged: null,
    supervised: false,
  };
}

/** What any event may tell: the place of the day and the limits. */
function follow(state: CaseState, { action }: Happening, { areaPath, dues, acceptedAt }: EventData): void {
  if (areaPath && PLACING.includes(action) && (action !== 'rezone' || state.areaPath === ''))
    state.areaPath = areaPath;
  // How long that took is measured where it was accepted.
  if (acceptedAt) state.accepted = true;
  if (dues?.contact !== undefined) state.dues.contact = dues.contact;
  if (dues?.resolve !== undefined) state.dues.resolve = dues.resolve;
}

/**
 * The system registers in the transaction of the filing, as its second event, where it knows the category: then the
 * case was filed in that category.
 */
function categoryAtOnce(second: Happening | undefined): string | null {
  if (second?.action !== 'register' || second.actorRole !== 'system') return null;
  return readData(second.data).categoryCode ?? null;
}

/** A case that was put to another place or category counts as filed there from that day on. */
function movedFrom(before: Ascribed, state: CaseState): Entry[] {
  const { areaPath, categoryCode } = before;
  if (areaPath === state.areaPath && categoryCode === state.categoryCode) return [];
  const nobody = { unitCode: null, personId: null };
  return [
    { measure: 'filed', n: -1, away: true, of: { ...before, ...nobody } },
    { measure: 'filed', of: { ...ascribed(state), ...nobody } },
  ];
}

function written(state: CaseState, event: Happening, entries: readonly Entry[]): Line[] {
  const day = beijingDay(event.at);
  return joined(entries, ascribed(state)).map(({ measure, n, minutes, reasonCode, of, away }) => ({
    id: `${event.id}:${measure}${away ? '-' : ''}`,
    day,
    measure,
    n,
    minutes,
    ...of,
    channel: state.channel,
    reasonCode,
    caseId: event.caseId,
  }));
}
