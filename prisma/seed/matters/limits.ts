/**
 * Limits of handling. Known norms: 暴露垃圾 4 working hours, 道路保洁 2 working hours, 渣土 2 working days,
 * 绿地养护 5 working days, 违建 20 working days; the other matters are set in proportion to these.
 */

export interface Limits {
  urgency: 'normal' | 'urgent';
  /** `working`: minutes of service hours; `always`: minutes around the clock. */
  clock: 'working' | 'always';
  /** False: a person decides on registering, because the matter is delicate. */
  autoRegister: boolean;
  acceptMinutes: number;
  contactMinutes: number;
  resolveMinutes: number;
}

export const HOUR = 60;
/** A working day has eight hours of service. */
export const DAY = 8 * HOUR;

/** Ordinary matters: accepted in 2 working hours, first contact within a working day. */
export function within(resolveMinutes: number): Limits {
  return {
    urgency: 'normal',
    clock: 'working',
    autoRegister: true,
    acceptMinutes: Math.min(2 * HOUR, resolveMinutes / 2),
    contactMinutes: Math.min(DAY, resolveMinutes),
    resolveMinutes,
  };
}

/** Danger to people: the clock never stops. */
export function atOnce(resolveMinutes: number): Limits {
  return {
    urgency: 'urgent',
    clock: 'always',
    autoRegister: true,
    acceptMinutes: 15,
    contactMinutes: 30,
    resolveMinutes,
  };
}

/** Water, light and heat of a home: around the clock, though nobody is in danger. */
export function dayAndNight(resolveMinutes: number): Limits {
  return { ...within(resolveMinutes), clock: 'always', acceptMinutes: HOUR, contactMinutes: 4 * HOUR };
}

/** Delicate: looked at by a person before it is registered. */
export function byHand(resolveMinutes: number): Limits {
  return { ...within(resolveMinutes), autoRegister: false };
}
