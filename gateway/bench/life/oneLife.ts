/** A made-up life of a case, from its filing to the resident's answer, with a chain of events like a real one. */
import type { Chance } from '../../../prisma/seed/random.ts';
import type { CaseEvent } from '../../src/db/generated/mysql/client.ts';
import { eventHash, GENESIS } from '../../src/privacy/eventHash.ts';
import { idAt } from './idAt.ts';

export interface Hands {
  gridCode: string;
  areaPath: string;
  unitCode: string;
  /** Who works on it, who verifies it. */
  handler: { id: string; name: string };
  checker: { id: string; name: string };
}

export interface LifeGiven {
  chance: Chance;
  caseId: string;
  filedAt: Date;
  /** What would happen later has not happened. */
  now: Date;
  channel: string;
  categoryCode: string;
  text: string;
  hands: Hands;
  /** Another unit of the district, for what is sent back. */
  otherUnit: string;
}

export interface Life {
  events: CaseEvent[];
  /** How many times it was closed. */
  rounds: number;
  closedAt: Date | null;
  acceptedAt: Date | null;
  contactedAt: Date | null;
  resolvedAt: Date | null;
  dues: { accept: Date; contact: Date; resolve: Date };
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Roughly ten events: some are declined or sent back, some contacted late, a few done again. */
export function oneLife(given: LifeGiven): Life {
  const { chance, now, hands, filedAt } = given;
  const events: CaseEvent[] = [];
  let at = filedAt.getTime();
  let unitCode: string | null = null;
  let stopped = false;
  const within = (from: number, to: number): number => from + chance.next() ** 3 * (to - from);
  const often = (share: number): boolean => chance.next() < share;
  const dues = {
    accept: new Date(at + 8 * HOUR),
    contact: new Date(at + 24 * HOUR),
    resolve: new Date(at + 120 * HOUR),
  };
  const step = (
    action: string,
    toStage: string,
    {
      after = 0,
      by = null,
      role = by ? 'handler' : 'system',
      note = '',
      data = {},
    }: {
      after?: number;
      by?: { id: string; name: string } | null;
      role?: string;
      note?: string;
      data?: object;
    } = {},
  ): boolean => {
    if (stopped || at + after > now.getTime()) {
      stopped = true;
      return false;
    }
    at += Math.round(after);
    const before = events.at(-1);
    const fields = {
      caseId: given.caseId,
      seq: events.length + 1,
      at: new Date(at),
      action,
      fromStage: before?.toStage ?? null,
      toStage,
      actorRole: role,
      actorId: by?.id ?? null,
      actorName: by?.name ?? (role === 'resident' ? '居民' : '系统'),
      unitCode,
      note,
      internalNote: '',
      data: JSON.stringify(data),
    };
    const previousHash = before?.hash ?? GENESIS;
    events.push({ id: idAt(fields.at), ...fields, previousHash, hash: eventHash(previousHash, fields) });
    return true;
  };
  const life: Life = {
    events,
    rounds: 0,
    closedAt: null,
    acceptedAt: null,
    contactedAt: null,
    resolvedAt: null,
    dues,
  };
  const { channel, categoryCode, text } = given;
  const { areaPath, gridCode, handler, checker } = hands;
  step('file', 'received', { role: 'resident', note: text, data: { channel, areaPath, gridCode } });
  if (often(0.04)) {
    step('decline', 'declined', {
      after: within(5 * MINUTE, 8 * HOUR),
      by: checker,
      role: 'operator',
      note: '不在受理范围',
      data: { reasonCode: often(0.5) ? 'notOurs' : 'court' },
    });
    return life;
  }
  step('register', 'registered', { data: { categoryCode, dues, clock: 'always' } });
  // 人工分拨: some of the newest have no unit yet.
  if (now.getTime() - filedAt.getTime() < 72 * HOUR && often(0.1)) return life;
  const dispatch = (code: string, after = 0): void => {
    unitCode = code;
    step('dispatch', 'dispatched', { after, note: '派给承办单位', data: { unitCode: code } });
  };
  const sentBack = often(0.05);
  dispatch(sentBack ? given.otherUnit : hands.unitCode);
  if (sentBack) {
    unitCode = null;
    step('sendBack', 'registered', {
      after: within(HOUR, 12 * HOUR),
      by: handler,
      note: '退回改派',
      data: { unitCode: given.otherUnit },
    });
    dispatch(hands.unitCode, within(10 * MINUTE, 5 * HOUR));
  }
  if (often(0.02))
    step('withdraw', 'withdrawn', {
      after: within(HOUR, 40 * HOUR),
      role: 'resident',
      data: { reasonCode: 'solvedItself' },
    });
  if (events.at(-1)?.toStage === 'withdrawn') return life;
  if (step('accept', 'handling', { after: within(5 * MINUTE, 20 * HOUR), by: handler, note: '已签收' }))
    life.acceptedAt = new Date(at);
  if (
    often(0.9) &&
    step('contact', 'handling', {
      after: within(5 * MINUTE, 40 * HOUR),
      by: handler,
      note: '工作人员联系了您',
    })
  )
    life.contactedAt = new Date(at);
  if (often(0.8))
    step('arrive', 'handling', {
      after: within(10 * MINUTE, 10 * HOUR),
      by: handler,
      note: '工作人员到了现场',
    });
  if (often(0.9)) step('comment', 'handling', { after: within(MINUTE, HOUR), by: handler, note: '' });
  if (often(0.4))
    step('supplement', 'handling', {
      after: within(MINUTE, HOUR),
      role: 'resident',
      note: '晚上七点以后最厉害，麻烦晚上来看',
    });
  if (often(0.1))
    step('urge', 'handling', { after: within(HOUR, 30 * HOUR), role: 'resident', note: '请尽快办理' });
  if (often(0.08))
    step('extend', 'handling', {
      after: within(HOUR, 10 * HOUR),
      by: checker,
      role: 'supervisor',
      note: '延期',
      data: { to: new Date(filedAt.getTime() + 240 * HOUR) },
    });
  do {
    life.closedAt = null;
    life.resolvedAt = step('resolve', 'resolved', {
      after: within(HOUR, 150 * HOUR),
      by: handler,
      note: '已处理完毕，现场已清理',
    })
      ? new Date(at)
      : null;
    if (often(0.05)) {
      step('refuse', 'handling', {
        after: within(HOUR, 20 * HOUR),
        by: checker,
        role: 'gridLeader',
        note: '核实没有通过',
      });
      if (step('resolve', 'resolved', { after: within(HOUR, 50 * HOUR), by: handler, note: '再次处理完毕' }))
        life.resolvedAt = new Date(at);
    }
    if (
      !step('verify', 'closed', {
        after: within(10 * MINUTE, 24 * HOUR),
        by: checker,
        role: 'gridLeader',
        note: '核实办结',
        data: { asked: 1 },
      })
    )
      return life;
    life.rounds += 1;
    life.closedAt = new Date(at);
    const round = life.rounds;
    if (often(0.4)) {
      step('lapse', 'evaluated', { after: 7 * 24 * HOUR, note: '评价期已过' });
      return life;
    }
    const answer = {
      contacted: often(0.85),
      solved: often(0.8) ? 'yes' : often(0.6) ? 'partly' : 'no',
      satisfaction: 1 + Math.floor((1 - chance.next() ** 2) * 5),
      via: 'sms',
      round,
    };
    const after = within(10 * MINUTE, 6 * 24 * HOUR);
    if (answer.solved !== 'no' || round > 2) {
      step('rate', 'evaluated', {
        after,
        role: 'resident',
        note: '评价',
        data: { ...answer, solved: answer.solved === 'no' ? 'partly' : answer.solved },
      });
      return life;
    }
    step('reopen', 'dispatched', { after, role: 'resident', note: '没有解决', data: { round, answer } });
    step('accept', 'handling', { after: within(5 * MINUTE, 20 * HOUR), by: handler, note: '已签收' });
  } while (!stopped);
  return life;
}
