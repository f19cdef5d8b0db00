import type { Figures } from '@gridline/shared/figureApi.ts';

export type Rate = Figures['response'];

/** `96.4%`; a rate of nothing is `—`, never zero. */
export function percent({ whole, rate }: Rate): string {
  if (rate === null || whole === 0) return '—';
  return `${(rate * 100).toFixed(rate === 1 ? 0 : 1)}%`;
}
