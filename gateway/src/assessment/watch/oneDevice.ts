/** 同一设备评价: answers to the surveys of several residents from one telephone. Pure. */
import { commonPath, DAY, type Finding } from './finding.ts';
import { weekOf } from './lastMinute.ts';

export interface Answered {
  caseId: string;
  residentId: string;
  /** Keyed hash of the device or number. */
  device: string;
  answeredAt: Date;
  areaPath: string;
  unitCode: string | null;
}

/** A family shares a telephone; three households do not. */
const LEAST = 3;
const WITHIN_MS = 7 * DAY;

/** One flag for each device and week. */
export function oneDevice(answers: readonly Answered[]): Finding[] {
  const devices = new Map<string, Answered[]>();
  for (const answer of [...answers].sort((a, b) => a.answeredAt.getTime() - b.answeredAt.getTime()))
    devices.set(answer.device, [...(devices.get(answer.device) ?? []), answer]);
  return [...devices].flatMap(([device, own]): Finding[] => {
    const last = own.at(-1);
    if (!last) return [];
    const near = own.filter(
      ({ answeredAt }) => last.answeredAt.getTime() - answeredAt.getTime() <= WITHIN_MS,
    );
    const residents = new Set(near.map(({ residentId }) => residentId));
    if (residents.size < LEAST) return [];
    const units = new Set(near.map(({ unitCode }) => unitCode));
    return [
      {
        kind: 'oneDevice',
        key: `oneDevice:${device.slice(0, 16)}:${weekOf(last.answeredAt)}`,
        areaPath: commonPath(near.map(({ areaPath }) => areaPath)),
        unitCode: units.size === 1 ? (near[0]?.unitCode ?? null) : null,
        staffId: null,
        detail: `7 天内有 ${residents.size} 位居民的评价来自同一部手机或同一台设备。`,
        caseIds: [...new Set(near.map(({ caseId }) => caseId))],
      },
    ];
  });
}
