import type { Figures } from '@gridline/shared/figureApi.ts';
import styles from './figures.module.css';
import { percent, type Rate } from './rate.ts';

/** The three rates by which the field is judged, each with what it is a part of. */
export function Rates({ figures }: { figures: Figures }) {
  return (
    <div className={styles.rates}>
      <BigRate
        testId="figures-response"
        name="响应率"
        rate={figures.response}
        part="按时联系了居民"
        whole="应联系的案件"
      />
      <BigRate
        testId="figures-solution"
        name="解决率"
        rate={figures.solution}
        part="居民说已解决"
        whole="请居民评价的案件"
      />
      <BigRate
        testId="figures-satisfaction"
        name="满意率"
        rate={figures.satisfaction}
        part="满意与非常满意"
        whole="作了回答的居民"
      />
      <div className={styles.unanswered} data-testid="figures-unanswered">
        <h2>未回答评价</h2>
        <strong>{percent(figures.unanswered)}</strong>
        <p>
          {figures.unanswered.part} / {figures.unanswered.whole}
        </p>
        <small>没有回答的另列，不算作解决，也不算作满意。</small>
      </div>
    </div>
  );
}

interface BigRateProps {
  testId: string;
  name: string;
  rate: Rate;
  part: string;
  whole: string;
}

function BigRate({ testId, name, rate, part, whole }: BigRateProps) {
  return (
    <div className={styles.rate} data-testid={testId}>
      <h2>{name}</h2>
      <strong>{percent(rate)}</strong>
      <div className={styles.bar} role="presentation">
        <i style={{ width: `${(rate.rate ?? 0) * 100}%` }} />
      </div>
      <p>
        <b>{rate.part}</b> {part}
        <br />
        <b>{rate.whole}</b> {whole}
      </p>
    </div>
  );
}
