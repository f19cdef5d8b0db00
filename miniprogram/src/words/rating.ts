/** What a resident answers to the three questions, in the resident's own words. */
import type { Solved } from '@gridline/shared/survey.ts';

export const SOLVED_CHOICES: readonly { value: Solved; words: string }[] = [
  { value: 'yes', words: '解决了' },
  { value: 'partly', words: '解决了一部分' },
  { value: 'no', words: '没有解决' },
];

export const CONTACTED_CHOICES = [
  { value: 'yes', words: '联系过' },
  { value: 'no', words: '没有联系' },
] as const;

export const SATISFACTION_CHOICES = [
  { value: 5, words: '非常满意' },
  { value: 4, words: '满意' },
  { value: 3, words: '一般' },
  { value: 2, words: '不满意' },
  { value: 1, words: '很不满意' },
] as const;

export function saySolved(solved: Solved): string {
  return SOLVED_CHOICES.find(({ value }) => value === solved)?.words ?? '';
}

export function saySatisfaction(satisfaction: number): string {
  return SATISFACTION_CHOICES.find(({ value }) => value === satisfaction)?.words ?? '';
}
