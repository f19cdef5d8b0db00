import type { AlarmKind } from '@gridline/shared/conversationApi.ts';

/** What it is and whom to call. */
export const KINDS: Record<AlarmKind, { label: string; call: string }> = {
  fire: { label: '着火', call: '119' },
  medical: { label: '有人急病、受伤', call: '120' },
  violence: { label: '打人、伤人', call: '110' },
  gas: { label: '燃气泄漏', call: '燃气公司、119' },
  other: { label: '有危险', call: '110、119、120' },
};
