/** Endpoint contracts of the people at work: who there is, who is away, who takes over. All below `/api/v1`. */
import { z } from 'zod';
import { endpoint, okSchema } from './api.ts';
import { answerTemplateSchema } from './lifeApi.ts';
import { STAFF_ROLES } from './workflow.ts';

const time = z.iso.datetime();
const byUsername = z.object({ username: z.string().min(1).max(64) });

/** 请假: `null` for both takes it back. The deputy is a colleague of the same unit, by user name. */
export const leaveSchema = z.object({
  from: time.nullable(),
  until: time.nullable(),
  deputy: z.string().max(64).nullable().default(null),
});
export type Leave = z.infer<typeof leaveSchema>;

export const personSchema = z.object({
  username: z.string(),
  name: z.string(),
  role: z.enum(STAFF_ROLES),
  areaName: z.string(),
  unitCode: z.string().nullable(),
  unitName: z.string().nullable(),
  active: z.boolean(),
  /** Away at this moment. */
  away: z.boolean(),
  awayFrom: time.nullable(),
  awayUntil: time.nullable(),
  deputy: z.object({ username: z.string(), name: z.string() }).nullable(),
  /** Whom the person reports to. */
  leaderName: z.string().nullable(),
  /** Open cases in the person's hands. */
  inHand: z.number(),
});
export type PersonView = z.infer<typeof personSchema>;

export const colleagueSchema = z.object({ username: z.string(), name: z.string(), away: z.boolean() });
export type Colleague = z.infer<typeof colleagueSchema>;

export const peopleApi = {
  people: endpoint('GET', '/staff/people', 'staff', {
    summary: 'Who works in the own area, who is away, what is in their hands; for supervisors and admins',
    query: z.object({ q: z.string().trim().max(60).default(''), cursor: z.string().max(64).optional() }),
    response: z.object({ people: z.array(personSchema), next: z.string().nullable() }),
  }),
  colleagues: endpoint('GET', '/staff/colleagues', 'staff', {
    summary: 'Who of a unit can take something over; without `unit`: of the own unit',
    query: z.object({ unit: z.string().max(40).optional() }),
    response: z.object({ colleagues: z.array(colleagueSchema) }),
  }),
  myLeave: endpoint('GET', '/staff/me/leave', 'staff', {
    summary: 'My leave, now or to come',
    response: leaveSchema,
  }),
  takeLeave: endpoint('POST', '/staff/me/leave', 'staff', {
    summary: 'I shall be away: open cases go to the deputy when it begins',
    body: leaveSchema,
    response: leaveSchema,
  }),
  setLeave: endpoint('POST', '/staff/people/:username/leave', 'staff', {
    summary: 'Somebody of the own area is away',
    params: byUsername,
    body: leaveSchema,
    response: leaveSchema,
  }),
  setActive: endpoint('POST', '/staff/people/:username/active', 'staff', {
    summary: 'Somebody left or is back: sessions end, open cases go to the grid leader; for admins, audited',
    params: byUsername,
    body: z.object({ active: z.boolean() }),
    response: okSchema,
  }),
  answers: endpoint('GET', '/staff/answers', 'staff', {
    summary: 'Templates of answers for a category',
    query: z.object({ category: z.string().max(20).optional() }),
    response: z.object({ answers: z.array(answerTemplateSchema) }),
  }),
};
