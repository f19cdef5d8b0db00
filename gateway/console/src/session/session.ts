import type { StaffView } from '@gridline/shared/staffApi.ts';
import { useSyncExternalStore } from 'react';

export interface Session {
  token: string;
  expiresAt: string;
  staff: StaffView;
}

/** Why nobody is signed in: `expired` is told on the sign-in page. */
export type EndReason = 'expired' | 'signedOut' | null;

const KEY = 'gridline.staff';
const watchers = new Set<() => void>();
let session: Session | null = read();
let endReason: EndReason = null;

/** Keeps the session for all tabs of this browser until it expires. */
export function beginSession(next: Session): void {
  session = next;
  endReason = null;
  localStorage.setItem(KEY, JSON.stringify(next));
  tell();
}

export function endSession(reason: EndReason): void {
  if (!session) return;
  session = null;
  endReason = reason;
  localStorage.removeItem(KEY);
  sessionStorage.clear();
  tell();
}

export function currentToken(): string | null {
  return session?.token ?? null;
}

export function lastEndReason(): EndReason {
  return endReason;
}

export function useSession(): Session | null {
  return useSyncExternalStore(watch, () => session);
}

/** For pages behind the sign-in only. */
export function useStaff(): StaffView {
  const current = useSession();
  if (!current) throw new Error('useStaff is for pages behind the sign-in');
  return current.staff;
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

function tell(): void {
  for (const watcher of watchers) watcher();
}

function read(): Session | null {
  const kept = localStorage.getItem(KEY);
  if (!kept) return null;
  const found: unknown = JSON.parse(kept);
  return isSession(found) && Date.parse(found.expiresAt) > Date.now() ? found : null;
}

function isSession(found: unknown): found is Session {
  if (typeof found !== 'object' || found === null) return false;
  return 'token' in found && 'expiresAt' in found && 'staff' in found && typeof found.staff === 'object';
}

// Signing in or out in one tab counts for all.
window.addEventListener('storage', (event) => {
  if (event.key !== KEY) return;
  session = read();
  tell();
});
