import type { HotlineComplaint } from '@gridline/shared/complaint.ts';
import type { CallerCard } from '@gridline/shared/staffApi.ts';
import { useSyncExternalStore } from 'react';
import { newKey } from '../api/newKey.ts';
import { typedPhone } from '../text/phone.ts';

/** What the operator is writing down; it outlives looking at another page while the caller waits. */
export interface Draft {
  /** The Idempotency-Key: the same until the gateway has acknowledged the case. */
  key: string;
  callId: string | null;
  phone: string;
  callerName: string;
  text: string;
  placeText: string;
  categoryCode?: string;
  confidential: boolean;
  /** Neither number nor name is kept; number and query code are read aloud. */
  anonymous: boolean;
  reply: HotlineComplaint['reply'];
  /** The case that tells of the same, into which it is filed. */
  joins?: string;
}

const KEPT = 'gridline.hotline';
const watchers = new Set<() => void>();
let draft: Draft | null = null;

export function useDraft(): Draft {
  return useSyncExternalStore(watch, currentDraft);
}

export function currentDraft(): Draft {
  draft ??= kept() ?? fresh({});
  return draft;
}

/** What was typed, as it is typed; the page is not drawn anew for it. */
export function keepDraft(part: Partial<Draft>): void {
  draft = { ...currentDraft(), ...part };
  sessionStorage.setItem(KEPT, JSON.stringify(draft));
}

/** A clean form, for this call if there is one. */
export function startDraft(card: CallerCard | null): void {
  begin(card ? { callId: card.callId, phone: typedPhone(card.phone) } : {});
}

/** Filed: a clean form with a key of its own for another matter of the same caller. Returns that key. */
export function startAnother(): string {
  const { callId, phone, callerName, confidential, anonymous, reply } = currentDraft();
  begin({ callId, phone, callerName, confidential, anonymous, reply });
  return currentDraft().key;
}

/** Would starting over lose words somebody has typed? */
export function isWritten({ text, placeText }: Draft): boolean {
  return text.trim() !== '' || placeText.trim() !== '';
}

function begin(part: Partial<Draft>): void {
  draft = fresh(part);
  sessionStorage.setItem(KEPT, JSON.stringify(draft));
  for (const watcher of watchers) watcher();
}

function fresh(part: Partial<Draft>): Draft {
  return {
    key: newKey(),
    callId: null,
    phone: '',
    callerName: '',
    text: '',
    placeText: '',
    confidential: false,
    anonymous: false,
    reply: 'auto',
    ...part,
  };
}

function kept(): Draft | null {
  const found = sessionStorage.getItem(KEPT);
  return found ? (JSON.parse(found) as Draft) : null;
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
