/** Where Debian puts Kannel's programs. */
import { existsSync } from 'node:fs';

export const KANNEL_PROGRAMS = {
  bearerbox: '/usr/sbin/bearerbox',
  smsbox: '/usr/sbin/smsbox',
  /** Of the package `kannel-extras`. */
  fakesmsc: '/usr/lib/kannel/test/fakesmsc',
} as const;

/** Whether a real Kannel with its stand-in for a carrier can be started here. */
export const hasKannel = (): boolean => Object.values(KANNEL_PROGRAMS).every((path) => existsSync(path));
