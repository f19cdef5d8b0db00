import type { Figures } from '@gridline/shared/figureApi.ts';
import styles from './figures.module.css';

const NAMES = [
  ['filed', '上报'],
  ['open', '在办'],
  ['closed', '办结'],
  ['overdue', '超期'],
  ['reopened', '重办'],
] as const;
const WARNINGS: readonly string[] = ['overdue', 'reopened'];

export function Volumes({ figures }: { figures: Figures }) {
  return (
    <dl className={`panel ${styles.volumes}`}>
      {NAMES.map(([key, name]) => (
        <div key={key} data-testid={`figures-${key}`}>
          <dt>{name}</dt>
          <dd className={WARNINGS.includes(key) && figures[key] > 0 ? 'late' : undefined}>{figures[key]}</dd>
        </div>
      ))}
    </dl>
  );
}
