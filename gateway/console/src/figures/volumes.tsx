import type { Figures } from '@gridline/shared/figureApi.ts';
import { MEASURE_LABELS, type Measure } from '@gridline/shared/measures.ts';
import { Figure } from './figure.tsx';
import styles from './figures.module.css';
import { duration } from './duration.ts';

/** What happened in the period, in the order of a case's life. */
const HAPPENED: readonly Measure[] = [
  'filed',
  'registered',
  'declined',
  'withdrawn',
  'merged',
  'closed',
  'reopened',
  'refused',
  'repeated',
  'suspended',
  'escalated',
  'corrected',
  'urged',
  'supervised',
  'dissatisfied',
];
const NOW = [
  ['open', '在办'],
  ['overdue', '超期'],
  ['suspended', '挂账'],
] as const;
const TIMES = [
  ['accepted', '签收'],
  ['contacted', '首次联系'],
  ['closed', '办结'],
] as const;

export function Volumes({ figures }: { figures: Figures }) {
  return (
    <div className={styles.numbers}>
      <section className="panel">
        <h2>这段时间发生的</h2>
        <dl className={styles.volumes}>
          {HAPPENED.map((measure) => (
            <div key={measure} data-testid={`figures-${measure}`}>
              <dt>{MEASURE_LABELS[measure]}</dt>
              <dd>
                <Figure
                  n={figures.counts[measure] ?? 0}
                  title={MEASURE_LABELS[measure]}
                  measures={[measure]}
                />
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="panel">
        <h2>现在手上的</h2>
        <dl className={styles.volumes}>
          {NOW.map(([key, name]) => (
            <div key={key} data-testid={`figures-now-${key}`}>
              <dt>{name}</dt>
              <dd className={key === 'overdue' && figures.now[key] > 0 ? 'late' : undefined}>
                {figures.now[key].toLocaleString('zh-CN')}
              </dd>
            </div>
          ))}
        </dl>
        <h2>从上报算起用了多久</h2>
        <dl className={styles.times} data-testid="figures-times">
          {TIMES.map(([measure, name]) => (
            <div key={measure}>
              <dt>{name}</dt>
              <dd>
                {figures.times[measure].median === null ? (
                  <span className="muted">这段时间还没有</span>
                ) : (
                  <>
                    一半在 <b>{duration(figures.times[measure].median)}</b> 内，九成在{' '}
                    <b>{duration(figures.times[measure].p90)}</b> 内
                  </>
                )}
              </dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  );
}
