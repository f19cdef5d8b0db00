import type { ConversationList } from '@gridline/shared/conversationApi.ts';

export const LISTS: { value: ConversationList; label: string }[] = [
  { value: 'all', label: '全部' },
  { value: 'taken', label: '人工接手' },
  { value: 'asked', label: '等居民回答' },
];

/** What the house waits for. */
const QUESTIONS: Record<string, string> = {
  place: '在问地点',
  which: '在问是哪件事',
  withdraw: '在等确认撤回',
  insist: '在等是否坚持反映',
};

export function questionLabel(question: string): string {
  return QUESTIONS[question] ?? '在等回答';
}
