import type { Figures } from '@gridline/shared/figureApi.ts';
import { RATES, type Measure, type RateName } from '@gridline/shared/measures.ts';
import { Figure } from './figure.tsx';
import styles from './figures.module.css';
import { percent } from './rate.ts';

/** The three rates by which the field is judged, then the others; each with what it is a part of, and of what. */
export function Rates({ figures }: { figures: Figures }) {
  return (
    <>
      <div className={styles.rates}>
        {(['response', 'solution', 'satisfaction'] as const).map((name) => (
          <BigRate key={name} name={name} figures={figures} />
        ))}
        <Unanswered figures={figures} />
      </div>
      <div className={`panel ${styles.smallRates}`}>
        {(['onTime', 'rework', 'sentBack', 'extended'] as const).map((name) => (
          <div key={name} data-testid={`figures-${name}`}>
            <h2>{RATES[name].label}</h2>
            <strong>{percent(figures.rates[name])}</strong>
            <Fraction name={name} figures={figures} />
          </div>
        ))}
      </div>
    </>
  );
}

function BigRate({ name, figures }: { name: RateName; figures: Figures }) {
  const rate = figures.rates[name];
  return (
    <div className={styles.rate} data-testid={`figures-${name}`}>
      <h2>{RATES[name].label}</h2>
      <strong>{percent(rate)}</strong>
      <div className={styles.bar} role="presentation">
        <i style={{ width: `${(rate.rate ?? 0) * 100}%` }} />
      </div>
      <Fraction name={name} figures={figures} />
    </div>
  );
}

function Unanswered({ figures }: { figures: Figures }) {
  const { asked = 0 } = figures.counts;
  return (
    <div className={styles.unanswered} data-testid="figures-unanswered">
      <h2>{RATES.unanswered.label}</h2>
      <strong>{percent(figures.unanswered)}</strong>
      <Fraction name="unanswered" figures={figures} />
      <small>这段时间共请居民评价 {asked} 次，还在等回答的不算在内。</small>
    </div>
  );
}

/** Above and below the line, each by its name. */
function Fraction({ name, figures }: { name: RateName; figures: Figures }) {
  const { part, whole } = figures.rates[name];
  const { label, partLabel, wholeLabel } = RATES[name];
  const measures = (names: readonly Measure[]): readonly Measure[] => names;
  return (
    <p>
      <Figure n={part} title={`${label}：${partLabel}`} measures={measures(RATES[name].part)} /> {partLabel}
      <br />
      <Figure n={whole} title={`${label}：${wholeLabel}`} measures={measures(RATES[name].whole)} />{' '}
      {wholeLabel}
    </p>
  );
}
