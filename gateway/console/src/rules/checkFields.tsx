import { Form, InputNumber } from 'antd';
import styles from './rules.module.css';

const NUMBERS = [
  ['checkPercent', '一般案件到现场核查的比例（%）', 0, 100],
  ['arrivalMetres', '离案件地点多少米内算到场', 20, 5000],
  ['repeatDays', '办结后多少天内同样的事又来算返工', 1, 365],
  ['similarMetres', '多少米内提示可能是同一件事', 20, 5000],
  ['similarDays', '多少天内提示可能是同一件事', 1, 90],
] as const;

/** How much is checked at the place, and what counts as near. */
export function CheckFields() {
  return (
    <section className="panel">
      <h2>核查和重复</h2>
      <div className={`${styles.body} ${styles.line}`}>
        {NUMBERS.map(([name, label, min, max]) => (
          <Form.Item key={name} name={name} label={label} rules={[{ required: true, message: '请写一个数' }]}>
            <InputNumber min={min} max={max} precision={0} data-testid={`rules-${name}`} />
          </Form.Item>
        ))}
      </div>
    </section>
  );
}
