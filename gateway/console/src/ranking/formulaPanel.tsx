import {
  RANKED_RATE_LABELS,
  RANKED_RATES,
  WORSE_WHEN_HIGH,
  rankingApi,
  type Ranking,
} from '@gridline/shared/rankingApi.ts';
import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { useCategories } from '../api/reference.ts';
import { useStaff } from '../session/session.ts';
import { FormulaForm } from './formulaForm.tsx';
import styles from './ranking.module.css';

interface Given {
  ranking: Ranking;
  other: Ranking | null;
  onOther: (other: Ranking | null) => void;
}

/** The formula that was used, what it was before, and a way to try another one. */
export function FormulaPanel({ ranking, other, onOther }: Given) {
  const staff = useStaff();
  const [editing, setEditing] = useState(false);
  const { formula } = ranking;
  const all = useQuery({ queryKey: ['ranking-formulas'], queryFn: () => call(rankingApi.formulas, {}) });
  const former = all.data?.formulas.filter(({ id }) => id !== formula.id) ?? [];

  async function compare(id: string | undefined) {
    const { period, by, areaCode } = ranking;
    onOther(
      id ? await call(rankingApi.ranking, { query: { period, by, area: areaCode, formula: id } }) : null,
    );
  }

  return (
    <section className={`panel ${styles.formula}`} data-testid="formula">
      <h2>
        公式{' '}
        <span className="quiet">
          {formula.id === 'standard' ? '产品自带' : `${formula.from} 起，${formula.setBy}定`}
        </span>
      </h2>
      <div className="inside">
        <Plain formula={formula} />
        <label className={styles.compare}>
          和另一个公式比较（数据不变）
          <Select
            allowClear
            placeholder="选一个公式"
            value={other && other.formula.id !== 'draft' ? other.formula.id : undefined}
            options={former.map(({ id, from, reason }) => ({ value: id, label: `${from} 起：${reason}` }))}
            onChange={(id: string | undefined) => void compare(id)}
            data-testid="formula-compare"
          />
        </label>
        {staff.role === 'admin' && !editing && (
          <Button onClick={() => setEditing(true)} data-testid="formula-edit">
            试一个新公式
          </Button>
        )}
        {editing && (
          <FormulaForm
            ranking={ranking}
            onTried={onOther}
            onDone={() => {
              setEditing(false);
              onOther(null);
            }}
          />
        )}
      </div>
    </section>
  );
}

/** The formula as a sentence for each of its parts. */
function Plain({ formula }: { formula: Ranking['formula'] }) {
  const categories = useCategories();
  const weighed = RANKED_RATES.filter((key) => formula.weights[key] > 0);
  const sum = weighed.reduce((total, key) => total + formula.weights[key], 0);
  const nameOf = (code: string) => categories.data?.find((one) => one.code === code)?.name ?? code;
  return (
    <ul className={styles.plain}>
      {weighed.map((key) => (
        <li key={key}>
          {RANKED_RATE_LABELS[key]}
          {WORSE_WHEN_HIGH.includes(key) && '（越低越好，按 100% 减去它算）'} 占{' '}
          <b>{((formula.weights[key] / sum) * 100).toFixed(0)}%</b>
        </li>
      ))}
      <li>没有数据的一项不计，它的份额由其他各项分。</li>
      <li>
        每超期一件扣 <b>{formula.overdue.each}</b> 分，最多扣 <b>{formula.overdue.most}</b>{' '}
        分。时限到时案件在哪个单位手里就算哪个单位的；那时已退件、上报还没派出去的，算最后签收的单位的。
      </li>
      <li>
        办得比平均难的加分、比平均容易的减分，最多 <b>{formula.difficulty.points}</b> 分
        {formula.difficulty.factors.length === 0
          ? '；各类难度现在都是 1。'
          : `：${formula.difficulty.factors.map(({ categoryCode, factor }) => `${nameOf(categoryCode)} ${factor}`).join('、')}，其余为 1。`}
      </li>
      <li>
        结案不足 <b>{formula.minimumVolume}</b> 件的不排名。
      </li>
    </ul>
  );
}
