/** What marks a case that waits for a person: no unit has the duty, or the level above must decide. */
import type { waitingSchema } from '@gridline/shared/complaint.ts';
import { awaitsDecision, SEND_BACK_LIMIT } from '@gridline/shared/workflow.ts';
import type { z } from 'zod';
import type { CaseFile, Prisma } from '../../db/generated/mysql/client.ts';
import type { House } from '../../house.ts';
import { UNROUTED } from '../../routing/hands/dutyWords.ts';
import { nameInHand } from '../level.ts';

export function waitingMarks(house: House, row: CaseFile): z.infer<typeof waitingSchema> {
  return {
    unrouted: row.stage === 'registered' && (row.triageReason?.includes(UNROUTED) ?? false),
    decisionBy: awaitsDecision(row) ? nameInHand(row, house.atlas()) : null,
  };
}

/** The same as conditions on cases. */
export const WAITING = {
  unrouted: { stage: 'registered', triageReason: { contains: UNROUTED } },
  decision: { stage: 'registered', sentBack: { gte: SEND_BACK_LIMIT } },
  /** What went up and was not dispatched since; what waits for a binding decision has a list of its own. */
  escalated: {
    stage: 'registered',
    OR: [{ escalatedBy: { not: null } }, { level: { not: null }, sentBack: { lt: SEND_BACK_LIMIT } }],
  },
} as const satisfies Record<string, Prisma.CaseFileWhereInput>;
