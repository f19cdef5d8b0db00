/** Histories of cases written by hand, for rules that read them: each event some minutes after the one before. */
import type { Happening } from '../../src/assessment/lines/line.ts';

export interface Told {
  action: string;
  /** Minutes after the event before. */
  after?: number;
  role?: string;
  by?: string | null;
  unit?: string | null;
  stage?: string;
  data?: object;
}

/** 9:00 in Beijing. */
export const MORNING = new Date('2026-11-02T01:00:00.000Z');

/** A filed case at 9:00 in `/d/s/c/g/`, registered and dispatched at once to unit `u1`, then what is told. */
export function history(told: readonly Told[], filing: object = {}, caseId = 'case'): Happening[] {
  const steps: Told[] = [
    {
      action: 'file',
      role: 'resident',
      data: { channel: 'sms', areaPath: '/d/s/c/g/', gridCode: 'g', ...filing },
    },
    {
      action: 'register',
      data: {
        categoryCode: 'smoke',
        dues: { accept: at(60), contact: at(240), resolve: at(2880) },
      },
    },
    { action: 'dispatch', unit: 'u1', data: { unitCode: 'u1' } },
    ...told,
  ];
  let minutes = 0;
  let unit: string | null = null;
  return steps.map((step, index) => {
    minutes += step.after ?? 0;
    if (step.unit !== undefined) unit = step.unit;
    return {
      id: `${caseId}-${index + 1}`,
      caseId,
      seq: index + 1,
      at: at(minutes),
      action: step.action,
      toStage: step.stage ?? 'handling',
      actorRole: step.role ?? (step.by ? 'handler' : 'system'),
      actorId: step.by ?? null,
      unitCode: unit,
      data: JSON.stringify(step.data ?? {}),
    };
  });
}

/** So many minutes after the filing. */
export function at(minutes: number): Date {
  return new Date(MORNING.getTime() + minutes * 60_000);
}
